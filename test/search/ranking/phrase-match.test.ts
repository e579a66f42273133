import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RANKING } from '../../../src/search/ranking/constants.ts';
import { FirstStageScorer } from '../../../src/search/ranking/first-stage.ts';
import { findPhraseMatches, isPhraseLike } from '../../../src/search/ranking/phrase-match.ts';
import { buildIndex } from '../../support/build-index.ts';
import { expanderOver } from '../expanded-queries.ts';

const word = fc.constantFrom('xen', 'cat', 'dog', 'bat', 'owl', 'the');
const said = fc.array(fc.array(word, { maxLength: 30 }), { minLength: 1, maxLength: 6 });
const typed = fc.array(word, { minLength: 2, maxLength: 8 });

/** Both sides of the comparison: what is found, and the weighted groups it is found with. */
function phraseMatchesIn(texts: readonly (readonly string[])[], words: readonly string[], constants = RANKING) {
  const documents = texts.map((text, index) => ({ id: index + 1, transcript: text.join(' ') }));
  const { postings } = buildIndex(documents);
  const { query } = expanderOver(documents).expand(words.map((one) => `"${one}"`).join(' '));
  const { groups } = new FirstStageScorer(postings, constants).score(query);
  return { matches: findPhraseMatches(groups, constants), groups };
}

describe('phrase matches', () => {
  test('are where a naive scan of all positions finds most of the query', () => {
    const constants = { ...RANKING, phraseAnchors: 100 };
    fc.assert(
      fc.property(said, typed, (texts, words) => {
        const { matches, groups } = phraseMatchesIn(texts, words, constants);
        const all = groups.reduce((sum, { weight }) => sum + weight, 0);
        const known = groups.filter(({ group }) => group.variants.length > 0).length;
        const fewest = Math.min(constants.phraseMinTerms, known);
        const expected = texts.map((text) => {
          let best = 0;
          for (let origin = -words.length; origin < text.length; origin++) {
            const there = groups.filter(({ group }) => text[origin + group.position] === words[group.position]);
            const weight = there.reduce((sum, one) => sum + one.weight, 0);
            if (fewest >= 2 && there.length >= fewest) best = Math.max(best, weight / all);
          }
          return best;
        });
        for (const [document, share] of expected.entries()) {
          expect(matches.get(document)?.share ?? 0).toBeCloseTo(share, 9);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are complete although only the rarest words are anchors', () => {
    fc.assert(
      fc.property(said, fc.nat(), fc.integer({ min: 5, max: 12 }), (texts, at, length) => {
        const text = texts[at % texts.length] ?? [];
        const words = text.slice(0, length);
        const { matches, groups } = phraseMatchesIn(texts, words);
        fc.pre(groups.length >= 2);
        expect(matches.get(at % texts.length)?.share).toBeCloseTo(1, 9);
      }),
    );
  });

  test('score higher if they are longer or more complete', () => {
    const text = 'xen cat dog bat owl fox hen cow pig ant'.split(' ');
    const bonus = (words: readonly string[]): number =>
      phraseMatchesIn([text, ['rain']], words).matches.get(0)?.score ?? 0;
    const [five, six, eight, ten] = [5, 6, 8, 10].map((length) => bonus(text.slice(0, length)));
    expect(five).toBeGreaterThan(0);
    expect(six).toBeGreaterThan(five ?? 0);
    expect(eight).toBeGreaterThan(six ?? 0);
    expect(ten).toBeCloseTo(RANKING.phrase, 9);
    expect(bonus([...text.slice(0, 7), 'rain'])).toBeLessThan(eight ?? 0);
    expect(bonus(['xen', 'rain', 'rain', 'rain', 'rain', 'cat'])).toBe(0);
  });

  test('are computed for queries of medium length only', () => {
    const { phraseMinLength, phraseMaxLength } = RANKING;
    const lengths = [phraseMinLength - 1, phraseMinLength, phraseMaxLength, phraseMaxLength + 1];
    expect(lengths.map((wordCount) => isPhraseLike({ groups: [], wordCount }, RANKING))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
