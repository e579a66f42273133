import { describe, expect, test } from 'vitest';
import { firstDay, lastDay, parseDate } from '../../src/text/dates.ts';

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
