import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasInvisible, visibleText } from '../../src/text/visible.ts';

describe('visibleText', () => {
  it.each<[string, string, string]>([
    ['direction overrides', 'photo\u202egnp.exe', 'photognp.exe'],
    ['isolates and marks of direction', '\u2066a\u2069\u200e\u200f\u061cb', 'ab'],
    ['characters of no width', 'pass\u200bword\u2060\ufeff', 'password'],
    ['joiners that join nothing', 'pass\u200c\u200dword', 'password'],
    ['soft hyphens', 'hy\u00adphen', 'hyphen'],
    ['tags', 'hi\u{e0049}\u{e0067}\u{e007f}', 'hi'],
    ['variation selectors that carry bytes', 'a\u{e0101}\u{e0102}\ufe01😀\ufe0f\ufe0f\u{e0150}', 'a😀\ufe0f'],
    ['fillers and invisible operators', 'a\u3164\u115f\u2063b\u034f', 'ab'],
    ['controls', 'a\u0000\u001b[1m\u0085b', 'a[1m\nb'],
    ['line separators', 'a\u2028b\u2029c\r\nd', 'a\nb\nc\nd'],
    ['odd spaces', 'a\u00a0b\u3000c\td', 'a b c d'],
  ])('strips or replaces %s', (_, text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });

  it.each([
    ['a family', '👨‍👩‍👧'],
    ['a flag that is joined', '🏳️‍🌈'],
    ['a heart in colour', '❤️'],
    ['a skin', '👩🏽‍💻'],
    ['a keycap', '1️⃣'],
    ['Persian', 'می‌خواهم'],
    ['Sinhala', 'ක්‍රි'],
    ['Hindi', 'क्‍ष'],
    ['an ideograph', '葛\u{e0100}'],
    ['Mongolian', 'ᠠ᠋'],
  ])('keeps what writing needs: %s', (_, text) => {
    expect(visibleText(text)).toBe(text);
  });

  it('is done after one time, and says when there is something to do', () => {
    const anything = fc.string({ unit: fc.constantFrom(...'ab 😀❤葛ا\u200d\ufe0f\u{e0100}\u200b\u202e\r\n\u2028') });
    fc.assert(
      fc.property(anything, (text) => {
        const visible = visibleText(text);
        expect(visibleText(visible)).toBe(visible);
        expect(visible).not.toMatch(/[\u200b\u202e\r\u2028]/);
        if (visible !== text.replace(/[^\S\n]/gu, ' ')) expect(hasInvisible(text)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
