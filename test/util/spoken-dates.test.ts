import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDay, inOrder, lastDay } from '../../src/util/dates.ts';
import { nearDates, readDate } from '../../src/util/spoken-dates.ts';

/** A Saturday. */
const TODAY = '2026-11-28';

describe('a date in words', () => {
  test.each([
    ['2015', '2015', '2015'],
    ['2015-06', '2015-06', '2015-06'],
    ['june 2015', '2015-06', '2015-06'],
    ['Jun. 2015'.replace('.', ''), '2015-06', '2015-06'],
    ['in June of 2015', '2015-06', '2015-06'],
    ['30 June 2015', '2015-06-30', '2015-06-30'],
    ['June 30th, 2015', '2015-06-30', '2015-06-30'],
    ['June', '2026-06', '2026-06'],
    ['december', '2025-12', '2025-12'],
    ['last june', '2026-06', '2026-06'],
    ['summer 2012', '2012-06', '2012-08'],
    ['winter 2012', '2012-12', '2013-02'],
    ['last summer', '2026-06', '2026-08'],
    ['the 2010s', '2010', '2019'],
    ['today', TODAY, TODAY],
    ['yesterday', '2026-11-27', '2026-11-27'],
    ['last year', '2025', '2025'],
    ['this year', '2026', '2026'],
    ['last month', '2026-10', '2026-10'],
    ['last week', '2026-11-16', '2026-11-22'],
    ['two years ago', '2024', '2024'],
    ['3 months ago', '2026-08', '2026-08'],
    ['12 months ago', '2025-11', '2025-11'],
    ['10 days ago', '2026-11-18', '2026-11-18'],
    ['06/2015', '2015-06', '2015-06'],
    ['30.6.2015', '2015-06-30', '2015-06-30'],
    ['6/30/2015', '2015-06-30', '2015-06-30'],
    ['2012 to 2015'.replace(' to ', '..'), '2012', '2015'],
  ])('%s is from %s to %s', (typed, from, to) => {
    expect(readDate(typed, TODAY)).toEqual({ from, to });
  });

  test.each([
    '',
    'soon',
    '2015-13',
    '31 june 2015',
    'june june',
    'constructor',
    'mayday 1',
    '99 99 2015',
    'june 2015 2016',
  ])('%s is none', (typed) => expect(readDate(typed, TODAY)).toBeUndefined());

  test('is a period of the calendar, whatever is typed and whenever', () => {
    const word = fc.constantFrom(
      'june',
      'summer',
      'winter',
      'last',
      'year',
      'week',
      'ago',
      'months',
      '2015',
      '13',
      '31',
      'of',
      '1990s',
      '-',
      '0000',
    );
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 4 }), day, (words, today) => {
        const read = readDate(words.join(' '), today.toISOString().slice(0, 10));
        if (read === undefined) return;
        expect(inOrder(read)).toEqual(read);
        for (const one of [firstDay(read.from), lastDay(read.to)]) {
          expect(new Date(one).toISOString().slice(0, 10)).toBe(one);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('what is near to a date that is not in the calendar', () => {
  expect(nearDates('2015-13')).toEqual(['2015', '2015-12', '2015-01']);
  expect(nearDates('2015-02-30')).toEqual(['2015-02', '2015']);
  expect(nearDates('some time in 2012')).toEqual(['2012']);
  expect(nearDates('soon')).toEqual([]);
});
