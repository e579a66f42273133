import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutToWidth, linesOf, widthOf } from '../../src/text/width.ts';
import { nastyText } from '../discord/support/nasty-text.ts';

describe('the width of a text', () => {
  test('is the sum of its characters, whatever they are', () => {
    expect(widthOf('')).toBe(0);
    expect(widthOf('ill')).toBeLessThan(widthOf('mmm'));
    expect(widthOf('📻')).toBeCloseTo(1.25);
    expect(widthOf('“é”')).toBeCloseTo(0.53 + 0.75 + 0.53);
    fc.assert(
      fc.property(nastyText, nastyText, (one, other) => {
        fc.pre((one + other).isWellFormed());
        expect(widthOf(one + other)).toBeCloseTo(widthOf(one) + widthOf(other));
      }),
    );
  });
});

describe('a text that is too wide', () => {
  test.each([
    ['Installing a bootloader', 12, 'Installing a bootloader'],
    ['Installing a bootloader on an Arduino', 12, 'Installing a…'],
    ['Short, History', 6, 'Short…'],
  ])('%s is cut at a word within %i', (text, width, shown) => {
    expect(cutToWidth(text, width)).toBe(shown);
  });

  // A single character may be wider than the narrowest line.
  test('fits afterwards', () => {
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 3, max: 30 }), (text, width) => {
        expect(widthOf(cutToWidth(text, width))).toBeLessThanOrEqual(Math.max(width, 8));
      }),
    );
  });
});

describe('the lines of a text', () => {
  test('break between words, and within a word that is wider than a line', () => {
    expect(linesOf('', 10)).toBe(1);
    expect(linesOf('one two', 10)).toBe(1);
    expect(linesOf('one two', 3)).toBe(2);
    expect(linesOf('one\ntwo', 10)).toBe(2);
    expect(linesOf('m'.repeat(25), 10)).toBe(3);
  });
});
