import { expect, test } from 'vitest';
import { approximately, clock, date, facts, plural } from '../../src/text/format.ts';

test.each([
  [0, 'no shows'],
  [1, '1 show'],
  [2, '2 shows'],
  [4415, '4,415 shows'],
])('%i of them are %s', (value, words) => {
  expect(plural(value, 'show')).toBe(words);
});

test.each([
  [undefined, ''],
  [Number.NaN, ''],
  [-5, ''],
  [0, '0:00'],
  [59.6, '1:00'],
  [936, '15:36'],
  [3723, '1:02:03'],
])('%d seconds are %s', (seconds, shown) => {
  expect(clock(seconds)).toBe(shown);
});

test.each([
  ['2008-01-16', '16 Jan 2008'],
  ['2008-01', 'Jan 2008'],
  ['2008-09-30', '30 Sep 2008'],
  ['2008-06', 'Jun 2008'],
  ['2008', '2008'],
  ['2008-13-01', ''],
  ['yesterday', ''],
  [undefined, ''],
])('the date %s is %s', (text, shown) => {
  expect(date(text)).toBe(shown);
});

test('a place in a show of unknown length is a share of it', () => {
  expect(approximately(0.42, undefined)).toBe('≈\u00a042%');
  expect(approximately(0.42, 750)).toBe('≈\u00a012:30');
});

test('unknown values are left out', () => {
  expect(facts('HPR0012', undefined, '', '15:36')).toBe('HPR0012 · 15:36');
});
