import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RANKING } from '../../../src/search/ranking/constants.ts';
import { FirstStage } from '../../../src/search/ranking/first-stage.ts';
import { findQuotes, isQuoteLike } from '../../../src/search/ranking/quotes.ts';
import { buildIndex } from '../../support/lunr-oracle.ts';
import { understanding } from '../expanded-queries.ts';

const word = fc.constantFrom('xen', 'cat', 'dog', 'bat', 'owl', 'the');
const said = fc.array(fc.array(word, { maxLength: 30 }), { minLength: 1, maxLength: 6 });
const typed = fc.array(word, { minLength: 2, maxLength: 8 });

/** Both sides of the comparison: what is found, and the weights to look for it with. */
function quotesIn(texts: readonly (readonly string[])[], words: readonly string[], constants = RANKING) {
  const documents = texts.map((text, index) => ({ id: index + 1, transcript: text.join(' ') }));
  const { postings } = buildIndex(documents);
  const { question } = understanding(documents).understand(words.map((one) => `"${one}"`).join(' '));
  const { weighed } = new FirstStage(postings, constants).score(question);
  return { quotes: findQuotes(weighed, constants), weighed, question };
}

describe('quotations', () => {
  test('are just where a naive scan of all places finds the most of what was typed', () => {
    const constants = { ...RANKING, quoteAnchors: 100 };
    fc.assert(
      fc.property(said, typed, (texts, words) => {
        const { quotes, weighed } = quotesIn(texts, words, constants);
        const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
        const known = weighed.filter(({ group }) => group.variants.length > 0).length;
        const fewest = Math.min(constants.quoteCount, known);
        const expected = texts.map((text) => {
          let best = 0;
          for (let origin = -words.length; origin < text.length; origin++) {
            const there = weighed.filter(({ group }) => text[origin + group.place] === words[group.place]);
            const weight = there.reduce((sum, one) => sum + one.weight, 0);
            if (fewest >= 2 && there.length >= fewest) best = Math.max(best, weight / all);
          }
          return best;
        });
        for (const [document, share] of expected.entries()) {
          expect(quotes.get(document)?.share ?? 0).toBeCloseTo(share, 9);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are found whole around the rarest words alone', () => {
    fc.assert(
      fc.property(said, fc.nat(), fc.integer({ min: 5, max: 12 }), (texts, at, length) => {
        const text = texts[at % texts.length] ?? [];
        const words = text.slice(0, length);
        const { quotes, weighed } = quotesIn(texts, words);
        fc.pre(weighed.length >= 2);
        expect(quotes.get(at % texts.length)?.share).toBeCloseTo(1, 9);
      }),
    );
  });

  test('are worth more the longer they are and the more of them is there', () => {
    const text = 'xen cat dog bat owl fox hen cow pig ant'.split(' ');
    const bonus = (words: readonly string[]): number => quotesIn([text, ['rain']], words).quotes.get(0)?.bonus ?? 0;
    const [five, six, eight, ten] = [5, 6, 8, 10].map((length) => bonus(text.slice(0, length)));
    expect(five).toBeGreaterThan(0);
    expect(six).toBeGreaterThan(five ?? 0);
    expect(eight).toBeGreaterThan(six ?? 0);
    expect(ten).toBeCloseTo(RANKING.quote, 9);
    expect(bonus([...text.slice(0, 7), 'rain'])).toBeLessThan(eight ?? 0);
    expect(bonus(['xen', 'rain', 'rain', 'rain', 'rain', 'cat'])).toBe(0);
  });

  test('are looked for in what is neither a few words nor a page', () => {
    const { quoteFrom, quoteTo } = RANKING;
    const lengths = [quoteFrom - 1, quoteFrom, quoteTo, quoteTo + 1];
    expect(lengths.map((length) => isQuoteLike({ groups: [], length }, RANKING))).toEqual([false, true, true, false]);
  });
});
