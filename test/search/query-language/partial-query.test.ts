import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/query-language/parse-query.ts';
import { parsePartialQuery, quotedValue } from '../../../src/search/query-language/partial-query.ts';
import { garbage, HUGE } from './garbage.ts';

describe('a partial query', () => {
  test.each([
    ['xen virt', 'xen ', '', undefined, 'virt', true],
    ['xen -virt', 'xen ', '-', undefined, 'virt', false],
    ['host:ahu', '', '', 'host', 'ahu', false],
    ['xen host:', 'xen ', '', 'host', '', false],
    ['host: ahu', '', '', 'host', 'ahu', false],
    ['series:"linux in th', '', '', 'series', 'linux in th', false],
    ['xen “side by s', 'xen ', '', undefined, 'side by s', false],
    ['the bash series: arr', 'the bash series: ', '', undefined, 'arr', true],
  ])('%s ends in its last token', (text, before, sign, key, value, isPlain) => {
    const { last, isPlain: plain } = parsePartialQuery(text);
    expect([last?.before, last?.token.sign, last?.token.key, last?.token.value, plain]).toEqual([
      before,
      sign,
      key,
      value,
      isPlain,
    ]);
  });

  test.each(['', '   ', 'xen ', 'host:pip ', '"side by side"'])('%j has no open token', (text) => {
    expect(parsePartialQuery(text).last).toBeUndefined();
  });

  test('can end in a name of several words without quotes', () => {
    expect(parsePartialQuery('xen host:ken fal').name).toMatchObject({
      before: 'xen ',
      token: { key: 'host', value: 'ken fal' },
    });
    expect(parsePartialQuery('host:ken').name).toBeUndefined();
    expect(parsePartialQuery('host:"ken" fal').name).toBeUndefined();
    expect(parsePartialQuery('title:ken fal').name).toBeUndefined();
  });

  test('is the text before the last token plus that token, for any input', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const { last } = parsePartialQuery(text);
        if (last) expect(text.startsWith(last.before)).toBe(true);
      }),
    );
    for (const [, text] of HUGE) expect(() => parsePartialQuery(text)).not.toThrow();
  });
});

describe('a name as a value in a query', () => {
  test.each(['Pip', 'Ken Fallon', 'C++', 'The "Air" Staff', '-dash', 'a:b', ' two  words ', 'Åsbrink'])(
    '%s stays one name',
    (name) => {
      const { filters, diagnostics, clauses } = parseQuery(`host:${quotedValue(name)}`);
      const bare = name.replaceAll('"', '').replace(/\s+/g, ' ').trim();
      expect(filters.hosts).toEqual([{ typed: bare, exclude: false }]);
      expect([diagnostics, clauses]).toEqual([[], []]);
    },
  );
});
