import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soundLikeness, soundSpelling } from '../../../../src/search/expansion/asr-confusions/likeness.ts';
import { soundKeys } from '../../../../src/search/expansion/asr-confusions/sound-keys.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 8 });

function likeness(a: string, b: string): number {
  return soundLikeness(soundSpelling(a), soundSpelling(b));
}

describe('soundKeys', () => {
  test.each([
    ['debian', 'devian'],
    ['xen', 'zen'],
    ['xen', 'zinn'],
    ['emacs', 'emax'],
    ['gnome', 'nome'],
    ['ahuka', 'hookah'],
    ['klaatu', 'clatu'],
  ])('%s and %s share a key', (written, heard) => {
    expect(soundKeys(written).some((key) => soundKeys(heard).includes(key))).toBe(true);
  });

  test('distinguishes words with other consonants', () => {
    expect(soundKeys('debian')).not.toContain(soundKeys('kernel')[0]);
  });

  test('returns no duplicate keys', () => {
    fc.assert(
      fc.property(word, (text) => {
        const keys = soundKeys(text);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('soundLikeness', () => {
  test.each([
    ['emacs', 'emax'],
    ['klaatu', 'clatu'],
    ['gnome', 'nome'],
    ['xen', 'zen'],
    ['queue', 'kwewe'],
  ])('%s and %s sound the same', (a, b) => {
    expect(likeness(a, b)).toBeGreaterThan(0.85);
  });

  test('similar consonants differ less than others, and vowels less than consonants', () => {
    expect(likeness('debian', 'devian')).toBeGreaterThan(likeness('debian', 'delian'));
    expect(likeness('debian', 'debiun')).toBeGreaterThan(likeness('debian', 'debiat'));
    expect(likeness('ahuka', 'auka')).toBeGreaterThan(likeness('ahuka', 'ahua'));
  });

  test('is symmetric, at most 1, and 1 for equal words', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 12);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
        expect(likeness(a, a)).toBe(1);
      }),
    );
  });
});
