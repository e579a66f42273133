import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/query-language/parse-query.ts';
import { verbatimQuery } from '../../../src/search/query-language/verbatim.ts';
import { garbage, HUGE } from './garbage.ts';

describe('a verbatim query', () => {
  test.each([
    ['xen virtualisaton', '"xen" "virtualisaton"'],
    ['the history of xen', 'the "history" of "xen"'],
    ['"side by side" xen,', '"side by side" "xen"'],
    ['“curly ones” wi-fi', '"curly ones" "wi-fi"'],
    ['-windows +linux pod*', '-"windows" +"linux" pod*'],
    ['title:xenn host:"ken fallon" series: vim after:2015', 'title:"xenn" host:"ken fallon" series:vim after:2015'],
    ['linux AND bsd NOT c++', '"linux" AND "bsd" NOT "c++"'],
    ['in:foo from: moon', 'in:"foo" from: "moon"'],
    ['host:"" xen "open', 'host:"" "xen" "open"'],
    ['foo"bar', 'foo"bar'],
    ['', ''],
  ])('%s is %s', (text, rewritten) => {
    expect(verbatimQuery(text)).toBe(rewritten);
  });

  test('is put in quotes if they fit', () => {
    expect(verbatimQuery('xen one kernel', 18)).toBe('"xen" "one" kernel');
    expect(verbatimQuery('xen, one! kernel', 18)).toBe('"xen" "one" kernel');
    expect(verbatimQuery('kernel', 5)).toBe('kernel');
    expect(verbatimQuery('kernel one!!!!', 14)).toBe('"kernel" "one"');
    const long = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
    expect(verbatimQuery(long).length).toBeGreaterThan(198);
    expect(verbatimQuery(long).length).toBeLessThanOrEqual(200);
  });

  test('requires every word and is otherwise equivalent', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const before = parseQuery(text);
        const after = parseQuery(verbatimQuery(text, 100_000));
        expect(after.filters).toEqual(before.filters);
        expect(after.clauses.map(essence)).toEqual(before.clauses.map(essence));
        // A key alone is its own last resort, and no quotes go around a quote.
        const hasQuoteWithin = /["“”„«»]/.test(verbatimQuery(text, 100_000).replace(/(?<![^\s:+-])"[^"]+"(?!\S)/g, ''));
        if (hasQuoteWithin || before.diagnostics.some((diagnostic) => diagnostic.kind === 'key-alone')) return;
        for (const { kind, asTyped, words } of after.clauses) {
          const mayBeBare = kind === 'prefix' || words.some(({ isStopWord, typed }) => isStopWord || KEYS.has(typed));
          expect(asTyped || mayBeBare).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('does not change when applied twice', () => {
    fc.assert(
      fc.property(garbage, fc.integer({ min: 0, max: 120 }), (text, limit) => {
        const once = verbatimQuery(text, limit);
        expect(verbatimQuery(once, limit)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(HUGE)('of a million characters of %s is built quickly', (_, text) => {
    expect(verbatimQuery(text).isWellFormed()).toBe(true);
  });
});

/** Filter keys that are not stop words. They are ordinary words if their filter is invalid. */
const KEYS = new Set(['before', 'year']);

function essence({ words, presence, fields }: ReturnType<typeof parseQuery>['clauses'][number]): unknown {
  return { words, presence, fields };
}
