import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../../src/search/fuzzy/edit-distance.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

/** Every string that one edit makes of another, over the letters of the test. */
function oneEditAway(text: string): Set<string> {
  const made = new Set<string>();
  for (let at = 0; at <= text.length; at++) {
    const before = text.slice(0, at);
    made.add(before + text.slice(at + 1));
    if (at + 1 < text.length) made.add(before + text[at + 1] + text[at] + text.slice(at + 2));
    for (const letter of 'abc') {
      made.add(before + letter + text.slice(at));
      if (at < text.length) made.add(before + letter + text.slice(at + 1));
    }
  }
  return made;
}

function byBreadth(from: string, to: string, limit: number): number {
  let reached = new Set([from]);
  for (let edits = 0; edits <= limit; edits++) {
    if (reached.has(to)) return edits;
    reached = new Set([...reached].flatMap((text) => [text, ...oneEditAway(text)]));
  }
  return limit + 1;
}

describe('editDistance', () => {
  test('is the minimum number of edits from one word to the other', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const limit = 2;
        expect(Math.min(editDistance(a, b, limit), limit + 1)).toBe(byBreadth(a, b, limit));
      }),
      { numRuns: 300 },
    );
  });

  test('counts a swap of adjacent letters as one edit, even with a letter inserted between them', () => {
    expect(editDistance('debian', 'deiban', 2)).toBe(1);
    expect(editDistance('abc', 'bxac', 2)).toBe(2);
  });

  test('gives up beyond the limit', () => {
    expect(editDistance('short', 'a much longer string', 2)).toBeGreaterThan(2);
    expect(editDistance('kernel', 'sandal', 2)).toBeGreaterThan(2);
  });
});
