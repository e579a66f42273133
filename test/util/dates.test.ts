import { describe, expect, test } from 'vitest';
import { firstDay, inOrder, lastDay, parseDate, parsePeriod, previous } from '../../src/util/dates.ts';

describe('a date that a member types', () => {
  test.each([
    ['2015', '2015'],
    ['2015-06', '2015-06'],
    ['2015-6', '2015-06'],
    [' 2015/6/3 ', '2015-06-03'],
    ['2012-02-29', '2012-02-29'],
  ])('%s is %s', (typed, date) => {
    expect(parseDate(typed)).toBe(date);
  });

  test.each([
    '',
    'June 2015',
    '15',
    '2015-13',
    '2015-00',
    '2015-02-30',
    '2015-06-30-01',
    '30-06-2015',
    'NaN',
    '２０１５',
  ])('%s is none', (typed) => {
    expect(parseDate(typed)).toBeUndefined();
  });
});

test.each([
  ['2015', '2015-01-01', '2015-12-31'],
  ['2015-06', '2015-06-01', '2015-06-30'],
  ['2012-02', '2012-02-01', '2012-02-29'],
  ['2015-06-15', '2015-06-15', '2015-06-15'],
])('%s goes from %s to %s', (date, first, last) => {
  expect(firstDay(date)).toBe(first);
  expect(lastDay(date)).toBe(last);
});

describe('a time between two dates', () => {
  test.each([
    ['2015', '2015', '2015'],
    ['2015-6', '2015-06', '2015-06'],
    ['2012..2015', '2012', '2015'],
    ['2012-03..2012-11-02', '2012-03', '2012-11-02'],
    ['2012.3...2015', '2012-03', '2015'],
    ['2012-2015', '2012', '2015'],
    ['2012 – 2015', '2012', '2015'],
    ['2015..2012', '2012', '2015'],
  ])('%s is from %s to %s', (typed, from, to) => {
    expect(parsePeriod(typed)).toEqual({ from, to });
  });

  test.each(['', '..', '2012..', '..2015', '2012..june', '2012..2013..2014', '2012-13', '20122013'])(
    '%s is none',
    (typed) => {
      expect(parsePeriod(typed)).toBeUndefined();
    },
  );

  test('begins with the earlier one, whichever is typed first', () => {
    expect(inOrder({ from: '2018', to: '2012-05' })).toEqual({ from: '2012-05', to: '2018' });
    expect(inOrder({ from: '2012-05', to: '2012' })).toEqual({ from: '2012-05', to: '2012' });
    expect(inOrder({ from: '2018' })).toEqual({ from: '2018' });
  });
});

test.each([
  ['2015', '2014'],
  ['2015-01', '2014-12'],
  ['2015-06', '2015-05'],
  ['2012-03-01', '2012-02-29'],
  ['0000', undefined],
])('before %s is %s', (date, before) => {
  expect(previous(date)).toBe(before);
});
