import { describe, expect, it } from 'vitest';
import { formatTimestamp, messageTime, sameDay } from '../../../../src/playground/page/views/times.ts';

const noon = new Date(2024, 4, 15, 12, 0, 0);
const iso = (...parts: readonly [number, number, number, number, number]): string => new Date(...parts).toISOString();
/** The space before AM and PM is a narrow one in some releases. */
const plain = (text: string): string => text.replaceAll('\u202f', ' ');

describe('messageTime', () => {
  it.each([
    [iso(2024, 4, 15, 0, 1), '12:01 AM'],
    [iso(2024, 4, 14, 23, 59), 'Yesterday at 11:59 PM'],
    [iso(2024, 4, 13, 9, 5), '5/13/24, 9:05 AM'],
    ['not a time', ''],
  ])('shows %s as %j', (time, shown) => {
    expect(plain(messageTime(time, noon, 'en-US'))).toBe(shown);
  });
});

describe('sameDay', () => {
  it('compares calendar days, not hours', () => {
    expect(sameDay(iso(2024, 4, 15, 0, 1), iso(2024, 4, 15, 23, 59))).toBe(true);
    expect(sameDay(iso(2024, 4, 14, 23, 59), iso(2024, 4, 15, 0, 1))).toBe(false);
  });
});

describe('formatTimestamp', () => {
  const seconds = noon.getTime() / 1000;

  it.each([
    ['t', '12:00 PM'],
    ['T', '12:00:00 PM'],
    ['d', '5/15/24'],
    ['D', 'May 15, 2024'],
    ['f', 'May 15, 2024 at 12:00 PM'],
    ['F', 'Wednesday, May 15, 2024 at 12:00 PM'],
  ])('supports the style %s', (style, shown) => {
    expect(plain(formatTimestamp(seconds, style, noon, 'en-US'))).toBe(shown);
  });

  it.each([
    [-30, '30 seconds ago'],
    [-3 * 3600, '3 hours ago'],
    [2 * 86_400, 'in 2 days'],
    [-400 * 86_400, 'last year'],
    [0, 'now'],
  ])('shows %d seconds from now as %j', (distance, shown) => {
    expect(formatTimestamp(seconds + distance, 'R', noon, 'en-US')).toBe(shown);
  });

  it('does not fail for an invalid time', () => {
    expect(formatTimestamp(1e18, 'f', noon)).toBe('Invalid Date');
  });
});
