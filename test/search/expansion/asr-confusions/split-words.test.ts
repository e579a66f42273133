import { describe, expect, test } from 'vitest';
import { learnAsrConfusions } from '../../../../src/search/expansion/asr-confusions/learn-confusions.ts';
import { SplitWords } from '../../../../src/search/expansion/asr-confusions/split-words.ts';
import { buildIndex, type TestDocument } from '../../../support/build-index.ts';

/** Shows in which people wrote a word and the recogniser what is given; and others, which say the parts apart. */
function corpus(written: string, heard: string, count = 4): TestDocument[] {
  const parts = heard.split(' ');
  return [
    ...Array.from({ length: count }, (_, index) => ({
      id: index + 1,
      tags: written,
      summary: `${written} and ${written}`,
      transcript: `so we talk of ${heard} today, and ${heard} is good, says the ${heard} page`,
    })),
    ...Array.from({ length: 120 }, (_, index) => ({
      id: 100 + index,
      title: 'A quiet day',
      transcript: index < 4 ? `${parts.toReversed().join(' ')} and so on` : 'the garden and the weather',
    })),
  ];
}

function learn(documents: readonly TestDocument[]): {
  of: (term: string) => { pair: string; weight: number; count: number }[];
  whole: (first: string, second: string) => string | undefined;
} {
  const { postings } = buildIndex(documents);
  const { vocabulary } = postings;
  const words = new SplitWords(learnAsrConfusions(postings.columns));
  const number = (term: string): number => vocabulary.find(term) ?? -1;
  return {
    of: (term) =>
      words.of(number(term)).map(({ first, second, weight, count }) => ({
        pair: `${vocabulary.term(first)} ${vocabulary.term(second)}`,
        weight,
        count,
      })),
    whole: (first, second) => {
      const term = words.whole(number(first), number(second));
      return term === undefined ? undefined : vocabulary.term(term);
    },
  };
}

describe('SplitWords', () => {
  test('a compound that the recogniser split matches its parts in a row, and they match it', () => {
    const learnt = learn(corpus('moonbarn', 'moon barn'));
    expect(learnt.of('moonbarn')).toEqual([{ pair: 'moon barn', weight: expect.closeTo(0.93, 1), count: 4 }]);
    expect(learnt.whole('moon', 'barn')).toBe('moonbarn');
    expect(learnt.whole('barn', 'moon')).toBeUndefined();
  });

  test('either part can be misheard as well', () => {
    expect(learn(corpus('drupnikbarn', 'droopnick barn')).of('drupnikbarn')).toMatchObject([
      { pair: 'droopnick barn', count: 4 },
    ]);
    expect(learn(corpus('barndrupnik', 'barn droopnick')).of('barndrupnik')).toMatchObject([
      { pair: 'barn droopnick', count: 4 },
    ]);
  });

  test('both parts can be common words', () => {
    const documents = corpus('weathergarden', 'weather garden');
    expect(learn(documents).of('weathergarden')).toMatchObject([{ pair: 'weather garden' }]);
  });

  test('parts with a word between them, or with another sound, do not match', () => {
    expect(learn(corpus('moonbarn', 'moon red barn')).of('moonbarn')).toEqual([]);
    expect(learn(corpus('moonbarn', 'moon plinth')).of('moonbarn')).toEqual([]);
  });

  test('more shows give more certainty', () => {
    const [often] = learn(corpus('moonbarn', 'moon barn', 5)).of('moonbarn');
    const [once] = learn(corpus('moonbarn', 'moon barn', 1)).of('moonbarn');
    expect(once?.weight).toBeGreaterThan(0.5);
    expect(often?.weight).toBeGreaterThan(once?.weight ?? 1);
  });

  test('a word that is recognised as one word is not split', () => {
    expect(learn(corpus('moonbarn', 'moonbarn moon barn')).of('moonbarn')).toEqual([]);
  });
});
