import { describe, expect, test } from 'vitest';
import { type Budget, verdictOf } from '../../bench/budgets.ts';
import { readOptions } from '../../bench/options.ts';
import { UsageError } from '../../bench/run-tool.ts';
import { megabytes, milliseconds, number, seconds, times } from '../../bench/units.ts';
import { renderTable } from '../../src/text/table.ts';

test('a table is aligned: text from the left, numbers to the right, no blanks at the ends of lines', () => {
  const table = renderTable(
    [
      { title: 'engine', align: 'left' },
      { title: 'p50', align: 'right' },
    ],
    [['a long name', '1 ms'], ['b', '12,345 ms'], ['nothing']],
  );
  expect(table).toBe(
    [
      'engine             p50',
      '-----------  ---------',
      'a long name       1 ms',
      'b            12,345 ms',
      'nothing',
    ].join('\n'),
  );
});

test('figures have units and three digits or so; one that could not be had is a dash', () => {
  expect([0.1234, 1.234, 12.34, 1234.5].map(number)).toEqual(['0.123', '1.23', '12.3', '1,235']);
  expect(milliseconds(1.5)).toBe('1.50 ms');
  expect(seconds(1_500)).toBe('1.50 s');
  expect(megabytes(350e6)).toBe('350 MB');
  expect(times(30)).toBe('30.0 x');
  expect([milliseconds(undefined), seconds(Number.NaN), megabytes(Number.POSITIVE_INFINITY)]).toEqual(['-', '-', '-']);
});

describe('the verdict on a budget', () => {
  const budget = (figure: number | undefined, more: Partial<Budget> = {}): Budget => ({
    what: 'a start',
    figure,
    must: 10,
    aim: 5,
    print: number,
    ...more,
  });

  test('of which less is better', () => {
    expect([5, 10, 10.1].map((figure) => verdictOf(budget(figure)))).toEqual([
      'aim met',
      'must met, aim missed',
      'MUST MISSED',
    ]);
  });

  test('of which more is better', () => {
    const faster = { must: 15, aim: 30, larger: true };
    expect([30, 15, 14.9].map((figure) => verdictOf(budget(figure, faster)))).toEqual([
      'aim met',
      'must met, aim missed',
      'MUST MISSED',
    ]);
  });

  test('that has no figure', () => {
    expect(verdictOf(budget(undefined))).toBe('not measured');
    expect(verdictOf(budget(Number.NaN))).toBe('not measured');
  });
});

describe('the command line', () => {
  test('measures everything, or what it names', () => {
    expect(readOptions([])).toEqual({ engines: ['ours', 'fts5', 'minisearch', 'lunr'], bot: true, quick: false });
    expect(readOptions(['--only', 'fts5,ours', '--quick', '--json', 'out.json'])).toEqual({
      engines: ['ours', 'fts5'],
      bot: false,
      quick: true,
      json: 'out.json',
    });
    expect(readOptions(['--help'])).toBeUndefined();
  });

  test('refuses what it does not know, by name', () => {
    expect(() => readOptions(['--only', 'ours,solr'])).toThrow(new UsageError('--only does not know solr.'));
    expect(() => readOptions(['--fast'])).toThrow(UsageError);
  });
});
