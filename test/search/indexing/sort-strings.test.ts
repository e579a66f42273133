import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortStrings } from '../../../src/search/indexing/sort-strings.ts';
import { encodeStrings, pickStrings } from '../../../src/search/indexing/string-column.ts';

/** Few letters, so that many strings share prefixes. Some sort differently in UTF-8 and UTF-16. */
const letter = fc.constantFrom('a', 'b', 'z', 'é', '語', '\ue000', '\ufffd', '😀', '𝒳');
const word = fc.array(letter, { maxLength: 14 }).map((letters) => letters.join(''));
const words = fc.uniqueArray(word, { maxLength: 60 });

function sorted(strings: readonly string[], numbers: readonly number[]): (string | undefined)[] {
  const order = Uint32Array.from(numbers);
  sortStrings(order, encodeStrings(strings));
  return Array.from(order, (number) => strings[number]);
}

test("strings are sorted in JavaScript's order", () => {
  fc.assert(
    fc.property(words, (strings) => {
      expect(sorted(strings, [...strings.keys()])).toEqual([...strings].sort());
    }),
    { numRuns: 500 },
  );
});

test('a subset of the strings is sorted the same way', () => {
  fc.assert(
    fc.property(words, (strings) => {
      const some = [...strings.keys()].filter((number) => number % 3 !== 0);
      expect(sorted(strings, some)).toEqual(some.map((number) => strings[number] ?? '').sort());
    }),
  );
});

test('strings with a very long common prefix are sorted', () => {
  const alike = 'la'.repeat(30_000);
  const strings = Array.from({ length: 30 }, (_, index) => `${alike}${29 - index}`);
  expect(sorted(strings, [...strings.keys()])).toEqual([...strings].sort());
});

test('picks strings of a column in any order', () => {
  fc.assert(
    fc.property(words, (strings) => {
      const reversed = strings.toReversed();
      const numbers = Uint32Array.from(strings.keys()).reverse();
      expect(pickStrings(encodeStrings(strings), numbers)).toEqual(encodeStrings(reversed));
    }),
  );
});
