import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut } from '../../src/text/cut.ts';
import { nastyText } from '../discord/support/nasty-text.ts';

describe('a text that is too long', () => {
  test.each([
    ['The quick brown fox', 15, 'The quick…'],
    ['The quick, brown fox', 11, 'The quick…'],
    ['short', 10, 'short'],
    ['I write.\n• Books and songs', 12, 'I write…'],
    ['I bake and write.\nMy sites:\n\n• https://example.org/', 34, 'I bake and write…'],
    ['I bake bread and write.Visit my sites:\n\n• https://example.org/', 43, 'I bake bread and write…'],
    ['I bake.\nMy many sites are these:\n• https://example.org/', 36, 'I bake.\nMy many sites are these…'],
    ['Supercalifragilistic', 8, 'Superca…'],
    ['see https://example.org/a/very/long/address', 20, 'see…'],
    ['日本語のポッドキャストです', 8, '日本語のポッド…'],
    ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 12, '👩‍👩‍👧…'],
  ])('%s is cut at a word within %i', (text, limit, shown) => {
    expect(cut(text, limit)).toBe(shown);
  });

  test('keeps the limit and splits no character', () => {
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 1, max: 120 }), (text, limit) => {
        const shown = cut(text, limit);
        expect(shown.length).toBeLessThanOrEqual(limit);
        expect(shown.isWellFormed()).toBe(true);
        if (text.length <= limit) expect(shown).toBe(text);
        else expect(text.startsWith(shown.slice(0, -1))).toBe(true);
      }),
    );
  });

  test('is never cut inside a word of letters, unless that is all there is', () => {
    const words = fc
      .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 2, maxLength: 30 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(words, fc.integer({ min: 14, max: 100 }), (text, limit) => {
        const shown = cut(text, limit).replace(/…$/, '');
        expect(` ${text} `).toContain(` ${shown} `);
      }),
    );
  });
});
