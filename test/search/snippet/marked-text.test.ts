import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentsOf, tokensOf } from '../../../src/search/snippet/marked-text.ts';

function marked(text: string, matches: readonly number[]): string {
  return segmentsOf(text, tokensOf(text), (place) => matches.includes(place))
    .map((segment) => (segment.match ? `[${segment.text}]` : segment.text))
    .join('');
}

describe('segmentsOf', () => {
  test('marks the word without the punctuation around it', () => {
    expect(marked('He said: "Xen!" (twice), in C++.', [2, 5])).toBe('He said: "[Xen]!" (twice), in [C++].');
  });

  test('joins adjacent marks', () => {
    expect(marked('a raspberry pi, and a pi', [1, 2, 5])).toBe('a [raspberry pi], and a [pi]');
    expect(marked('org-mode is a mode', [0, 1])).toBe('[org-mode] is a mode');
  });

  test('marks a word whose punctuation is beyond the end', () => {
    const text = 'on your computer, then';
    const all = segmentsOf(text, tokensOf(text), (place) => place === 2, 3, 'on your computer'.length);
    expect(all).toEqual([
      { text: 'your ', match: false },
      { text: 'computer', match: true },
    ]);
  });

  test('turns the text into a single line', () => {
    expect(marked('first\nsecond\t third', [1])).toBe('first [second] third');
  });

  test('keeps all of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.array(fc.nat({ max: 12 })), (text, matches) => {
        const whole = segmentsOf(text, tokensOf(text), (place) => matches.includes(place)).map(
          (segment) => segment.text,
        );
        expect(whole.join('').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
      }),
    );
  });
});
