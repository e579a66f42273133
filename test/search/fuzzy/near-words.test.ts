import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../../src/search/fuzzy/edit-distance.ts';
import { bitCount, lettersOf } from '../../../src/search/fuzzy/letter-sets.ts';
import { NearWords } from '../../../src/search/fuzzy/near-words.ts';
import { TermDictionary } from '../../../src/search/index/term-dictionary.ts';
import { encodeStrings } from '../../../src/search/indexing/string-column.ts';

const letter = fc.constantFrom('a', 'b', 'c', 'z', 'é', '日', '😀', '1', "'");
const short = fc.string({ unit: letter, minLength: 1, maxLength: 6 });
const long = fc.string({ unit: letter, minLength: 36, maxLength: 46 });
const word = fc.oneof({ weight: 5, arbitrary: short }, long);

/** A word, and the same word with a few typos. */
const neighbours = fc
  .tuple(long, fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop', 'double', 'swap')), { minLength: 1, maxLength: 2 }))
  .map(([one, slips]) => [one, slips.reduce((text, [at, slip]) => slipped(text, at % text.length, slip), one)]);

function slipped(text: string, at: number, slip: string): string {
  const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
  if (slip === 'drop') return (before + after).toWellFormed();
  if (slip === 'double') return (before + here + here + after).toWellFormed();
  return (before + after.slice(0, 1) + here + after.slice(1)).toWellFormed();
}

describe('NearWords', () => {
  test('finds exactly the words within a few edits', () => {
    const words = fc.array(
      fc.oneof(
        word.map((one) => [one]),
        neighbours,
      ),
      { minLength: 1, maxLength: 25 },
    );
    fc.assert(
      fc.property(words, word, fc.integer({ min: 0, max: 2 }), (lists, other, edits) => {
        const vocabulary = [...new Set(lists.flat())].sort();
        const { bytes, offsets } = encodeStrings(vocabulary);
        const near = new NearWords(new TermDictionary(bytes, offsets));
        for (const typed of [other, vocabulary[0] ?? '', vocabulary.at(-1) ?? '']) {
          const found = near.within(typed, edits).toSorted((a, b) => a.id - b.id);
          const expected = vocabulary.flatMap((known, id) => {
            const distance = editDistance(typed, known, edits);
            return distance <= edits ? [{ id, word: known, distance }] : [];
          });
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('letter sets', () => {
  test('are equal for words with the same letters, and distinguish a to z', () => {
    expect(lettersOf('listen')).toBe(lettersOf('tinsels'));
    const letters = [...'abcdefghijklmnopqrstuvwxyz'].map(lettersOf);
    expect(new Set(letters).size).toBe(26);
    expect(letters.every((set) => bitCount(set) === 1)).toBe(true);
  });

  test('are counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (bits) => {
        expect(bitCount(bits)).toBe([...bits.toString(2)].filter((bit) => bit === '1').length);
      }),
    );
  });
});
