import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/query-language/parse-query.ts';
import type { Clause, ParsedQuery } from '../../../src/search/query-language/query.ts';
import { garbage, HUGE } from './garbage.ts';

const SIGNS = { optional: '', required: '+', prohibited: '-' } as const;

/** A clause in short: `+xen`, `"side by side"`, `pod*`, `wi_fi`, `title:xen`. */
function short({ kind, words, presence, fields, asTyped, isAlternative }: Clause): string {
  const joined = words.map(({ word }) => word).join(kind === 'compound' ? '_' : ' ');
  const shown = asTyped ? `"${joined}"` : kind === 'prefix' ? `${joined}*` : joined;
  return `${isAlternative ? '|' : ''}${SIGNS[presence]}${fields ? `${fields.join(',')}:` : ''}${shown}`;
}

function clausesOf(text: string): readonly string[] {
  return parseQuery(text).clauses.map(short);
}

function diagnosticsOf(text: string): readonly string[] {
  return parseQuery(text).diagnostics.map(({ kind, typed }) => `${kind} ${typed}`);
}

/** The filters that are set. */
function filtersOf(text: string): Record<string, unknown> {
  const { hosts, series, tags, ...others } = parseQuery(text).filters;
  const named = Object.entries({ hosts, series, tags }).filter(([, names]) => names.length > 0);
  const shown = named.map(([filter, names]) => [filter, names.map((one) => (one.exclude ? '-' : '') + one.typed)]);
  return { ...Object.fromEntries(shown), ...others };
}

describe('words', () => {
  test.each([
    ['  Xen, (virtualisation)?  ', ['xen', 'virtualisation']],
    ['the the', ['the', 'the']],
    ['c++ .net r C vi c#', ['c++', '.net', 'r', 'c', 'vi', 'c#']],
    ['~ - ^ "" ... a - b -- 🎙️', ['a', 'b']],
    ['--foo -- bar', ['foo', 'bar']],
    ['foo:bar std::vector 12:30', ['foo_bar', 'std_vector', '12_30']],
    ['http://x.org/a', ['http_x.org_a']],
    ['tcp/ip 24/7 rsync,cron snake_case', ['tcp_ip', '24_7', 'rsync_cron', 'snake_case']],
    ['Café ZÜRICH', ['cafe', 'zurich']],
    [':-) :-P ^_^ <3', ['p', '3']],
    ['a 7" tablet and a 10" screen', ['a', '7', 'tablet', 'and', 'a', '10', 'screen']],
    ['episode:123 hpr123', ['episode_123', 'hpr123']],
    ['don’t', ["don't"]],
    ['**bold** *xen*', ['bold', 'xen']],
    ['日本語 Привет', ['日本語', 'привет']],
    ['Re: the show: part 2', ['re', 'the', 'show', 'part', '2']],
  ])('%s', (text, words) => {
    expect(clausesOf(text)).toEqual(words);
    expect(diagnosticsOf(text)).toEqual([]);
  });

  test('keep the typed text and the terms of the index', () => {
    expect(parseQuery('C++, Histories The').clauses.map(({ words }) => words)).toEqual([
      [
        {
          typed: 'C++',
          word: 'c++',
          term: 'c++',
          isStopWord: false,
          parts: [{ typed: 'C', word: 'c', term: 'c', isStopWord: false }],
        },
      ],
      [{ typed: 'Histories', word: 'histories', term: 'histori', isStopWord: false, parts: [] }],
      [{ typed: 'The', word: 'the', term: 'the', isStopWord: true, parts: [] }],
    ]);
    const typed = parseQuery('.net “C#”… (ok) #tag ...so $PATH 日本語 wow!').clauses.map(
      ({ words }) => words[0]?.typed,
    );
    expect(typed).toEqual(['.net', 'C#', 'ok', '#tag', 'so', '$PATH', '日本語', 'wow']);
  });

  test('with punctuation inside have parts', () => {
    const partsOf = (text: string) => parseQuery(text).clauses[0]?.words[0]?.parts.map(({ term }) => term);
    expect(partsOf('node.js')).toEqual(['node', 'js']);
    expect(partsOf('r&d')).toEqual(['r', 'd']);
    expect(partsOf('c++')).toEqual(['c']);
  });

  test('with hyphens are compounds of their parts and the joined word', () => {
    const [clause] = parseQuery('Wi-Fi').clauses;
    expect(clause).toMatchObject({
      kind: 'compound',
      words: [{ word: 'wi' }, { word: 'fi' }],
      joined: { typed: 'Wi-Fi', word: 'wifi', term: 'wifi' },
      presence: 'optional',
      asTyped: false,
    });
    expect(clausesOf('-e-mail x-e-n pre- state—of‑the–art')).toEqual(['-e_mail', 'x_e_n', 'pre', 'state_of_the_art']);
  });
});

describe('plus, minus and wildcards', () => {
  test.each([
    ['-windows +linux pod*', ['-windows', '+linux', 'pod*']],
    ['−windows -c++ +.net', ['-windows', '-c++', '+.net']],
    ['+title:xen -notes:"side by side"', ['+title:xen', '-notes:"side by side"']],
    ['title:pod* (pod*)', ['title:pod*', 'pod*']],
    ['grep -q -r file -c++', ['grep', 'q', 'r', 'file', '-c++']],
    ['"pod*" podc*st', ['"pod"', 'podc*st']],
  ])('%s', (text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
    expect(diagnosticsOf(text)).toEqual([]);
  });

  test('a prefix is not stemmed', () => {
    expect(parseQuery('histories*').clauses[0]?.words[0]).toMatchObject({ term: 'histories' });
  });

  test('a prefix that is too short is a word, and so is one with a hyphen', () => {
    expect(clausesOf('s* xe* -li* anti-vir*')).toEqual(['s', 'xe', '-li', 'anti_vir']);
    expect(diagnosticsOf('s* -li* anti-vir*')).toEqual([
      'short-beginning s*',
      'short-beginning -li*',
      'compound-beginning anti-vir*',
    ]);
  });
});

describe('phrases', () => {
  test.each([
    ['"linux in the shell" xen', ['"linux in the shell"', 'xen']],
    [
      '“curly ones” „german ones“ «french ones» ”swedish ones”',
      ['"curly ones"', '"german ones"', '"french ones"', '"swedish ones"'],
    ],
    ['“mixed ones" more', ['"mixed ones"', 'more']],
    ['-"not this" +"but this" ("and this")', ['-"not this"', '+"but this"', '"and this"']],
    ['"one","two three"', ['"one"', '"two three"']],
    ['title:"side by side" foo:"side by side"', ['title:"side by side"', 'foo', '"side by side"']],
    ['"wi-fi router"', ['"wi fi router"']],
    ['"this & that"', ['"this  that"']],
    ['"xen" "... xen!"', ['"xen"', '"xen"']],
    ['"over\n two lines"', ['"over two lines"']],
  ])('%s', (text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
    expect(diagnosticsOf(text)).toEqual([]);
  });

  test('have one word per token, and a single word is not a phrase', () => {
    expect(parseQuery('"the C++ of it" "C++"').clauses).toMatchObject([
      { kind: 'phrase', asTyped: true, words: [{ isStopWord: true }, { typed: 'C++' }, { isStopWord: true }, {}] },
      { kind: 'word', asTyped: true, words: [{ typed: 'C++' }] },
    ]);
  });

  test('without a closing quote are words', () => {
    expect(clausesOf('xen "linux in -the shell')).toEqual(['xen', 'linux', 'in', '-the', 'shell']);
    expect(diagnosticsOf('xen "linux in the shell')).toEqual(['open-quote linux in the shell']);
    expect(filtersOf('host:"ken fallon')).toEqual({ hosts: ['ken'] });
    expect(diagnosticsOf('xen "')).toEqual([]);
  });
});

describe('AND, OR and NOT', () => {
  test.each([
    ['linux AND bsd', ['+linux', '+bsd']],
    ['linux OR bsd', ['linux', '|bsd']],
    ['linux OR bsd OR hurd kernel', ['linux', '|bsd', '|hurd', 'kernel']],
    ['linux OR "open bsd"', ['linux', '|"open bsd"']],
    ['linux OR NOT bsd', ['linux', '-bsd']],
    ['-windows OR linux', ['-windows', 'linux']],
    ['xen AND debian OR ubuntu', ['+xen', '+debian', '|+ubuntu']],
    ['debian OR ubuntu AND xen', ['debian', '|+ubuntu', '+xen']],
    // Excluded words have no alternatives.
    ['-windows host:ahuka OR linux', ['-windows', 'linux']],
    ['linux year:2015 OR xen', ['linux', 'xen']],
    ['linux NOT windows', ['linux', '-windows']],
    ['linux AND NOT "windows xp"', ['+linux', '-"windows xp"']],
    ['linux NOT NOT -windows', ['linux', '-windows']],
    ['linux and bsd or not', ['linux', 'and', 'bsd', 'or', 'not']],
    ['AND linux OR', ['and', 'linux', 'or']],
    ['LINUX AND BSD', ['linux', 'and', 'bsd']],
    [
      'it is NOT part of what i said in that show last week',
      ['it', 'is', 'not', 'part', 'of', 'what', 'i', 'said', 'in', 'that', 'show', 'last', 'week'],
    ],
    ['linux "AND" bsd', ['linux', '"and"', 'bsd']],
  ])('%s', (text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
  });

  test('NOT excludes names too', () => {
    expect(filtersOf('xen NOT host:ahuka AND tag:linux')).toEqual({ hosts: ['-ahuka'], tags: ['linux'] });
  });
});

describe('filters', () => {
  test.each([
    ['host:ahuka', { hosts: ['ahuka'] }],
    ['HOST:Ahuka by:droops', { hosts: ['Ahuka', 'droops'] }],
    ['host:"ken  fallon" series:“linux in the shell”', { hosts: ['ken fallon'], series: ['linux in the shell'] }],
    ['host: ahuka', { hosts: ['ahuka'] }],
    ['host: "ken fallon"', { hosts: ['ken fallon'] }],
    ['-host:ahuka -tag:"new year"', { hosts: ['-ahuka'], tags: ['-new year'] }],
    ['tags:linux,c++, (tag:.net)', { tags: ['linux', 'c++', '.net'] }],
    ['series:"a, b"', { series: ['a, b'] }],
    ['after:2015-06', { from: '2015-06' }],
    ['since:2015 until:2016-3', { from: '2015', to: '2016-03' }],
    ['from: 2015 to: 2016', { from: '2015', to: '2016' }],
    ['before:2015', { to: '2014' }],
    ['before:2015-01', { to: '2014-12' }],
    ['before:2012-03-01', { to: '2012-02-29' }],
    ['year:2015', { from: '2015', to: '2015' }],
    ['year:2012-2015', { from: '2012', to: '2015' }],
    ['(in:2015)', { from: '2015', to: '2015' }],
    ['after:2012 after:2015 before:2019 year:2017..2030', { from: '2017', to: '2018' }],
    ['from:2018 to:2012', { from: '2012', to: '2018' }],
    ['in:notes', { fields: ['notes'] }],
    ['in:speech in:"show notes",', { fields: ['transcript', 'notes'] }],
    ['in:Title,summary in:show-notes', { fields: ['title', 'summary', 'notes'] }],
    ['in:show in:audio in:comments', { fields: ['transcript', 'comments'] }],
    ['in:notes,+', { fields: ['notes'] }],
    ['-in:transcript', { fields: ['title', 'summary', 'tags', 'notes', 'host', 'series', 'comments'] }],
    ['in:title in:notes -in:notes', { fields: ['title'] }],
    ['in:title -in:title', {}],
  ])('%s', (text, filters) => {
    expect(filtersOf(`xen ${text}`)).toEqual(filters);
    expect(clausesOf(`xen ${text}`)).toEqual(['xen']);
    expect(diagnosticsOf(`xen ${text}`)).toEqual([]);
  });

  test('restrict a word to a field', () => {
    expect(clausesOf('title:xen notes: xen shownotes:xen summary:xen comments:xen transcript:xen')).toEqual(
      ['title', 'notes', 'notes', 'summary', 'comments', 'transcript'].map((field) => `${field}:xen`),
    );
    expect(clausesOf('title:wi-fi router')).toEqual(['title:wi_fi', 'router']);
  });

  test.each([
    ['in:foo', ['foo'], 'unknown-field in:foo'],
    ['in:"foo bar"', ['"foo bar"'], 'unknown-field in:"foo bar"'],
    ['in:title,foo', ['title_foo'], 'unknown-field in:title,foo'],
    ['after:june', ['june'], 'unreadable-date after:june'],
    ['+year:15', ['+15'], 'unreadable-date +year:15'],
    ['before:2015-02-30', ['2015_02_30'], 'unreadable-date before:2015-02-30'],
    ['host:', [], 'no-value host:'],
    ['host: ""', [], 'no-value host:'],
    ['host: tag:~', [], 'no-value host:'],
    ['host: -xen', ['-xen'], 'no-value host:'],
    ['-after:2015', [], 'date-excluded -after:2015'],
  ])('that are invalid become words or are left out: %s', (text, clauses, diagnostic) => {
    expect(clausesOf(`bread ${text}`)).toEqual(['bread', ...clauses]);
    expect(diagnosticsOf(`bread ${text}`)[0]).toBe(diagnostic);
  });

  test('a colon within a sentence is not an error', () => {
    expect(clausesOf('from: the moon to: the sun')).toEqual(['from', 'the', 'moon', 'to', 'the', 'sun']);
    expect(diagnosticsOf('from: the moon to: the sun in: all')).toEqual([]);
    expect(clausesOf('the bash series: arrays')).toEqual(['the', 'bash', 'series', 'arrays']);
    expect(filtersOf('series: bash notes: arrays')).toEqual({ series: ['bash'] });
  });

  test('without a value are words if nothing else was typed', () => {
    expect(clausesOf('host:')).toEqual(['host']);
    expect(clausesOf('host: series:x')).toEqual([]);
    expect(clausesOf('title: in:notes')).toEqual(['title']);
  });
});

describe('a query without anything to search for gets a diagnostic', () => {
  test.each([
    ['-windows', 'only-exclusions windows'],
    ['-host:ahuka -"side by side"', 'only-exclusions side by side'],
    ['-host:ahuka', 'only-exclusions ahuka'],
    ['in:notes', 'only-fields in:notes'],
  ])('%s', (text, diagnostic) => {
    expect(diagnosticsOf(text)).toEqual([diagnostic]);
  });

  test.each(['', '~', 'host:ahuka', 'host:ahuka -windows', 'after:2015 -windows', 'xen -windows in:notes'])(
    'and %s does not',
    (text) => {
      expect(diagnosticsOf(text)).toEqual([]);
    },
  );
});

describe('any text', () => {
  test('is parsed into at most the maximum number of words, each with its term', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const { clauses } = parseQuery(text);
        const words = clauses.flatMap((clause) => clause.words);
        expect(words.length).toBeLessThanOrEqual(64);
        for (const { kind, words } of clauses) {
          expect(words.length > 1).toBe(kind === 'phrase' || kind === 'compound');
          for (const { typed, word, term } of words) {
            expect(typed.length).toBeLessThanOrEqual(64);
            expect(typed.isWellFormed() && !/\s/.test(typed)).toBe(true);
            expect(word).toBe(word.toLowerCase());
            expect(word === '').toBe(term === '');
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is kept: every run of letters and digits is in a word, a filter or a diagnostic', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const query = parseQuery(text);
        if (query.diagnostics.some(({ kind }) => kind === 'too-long')) return;
        const kept = keptOf(query);
        for (const [run] of text.toWellFormed().matchAll(/[\p{L}\p{N}]+/gu)) {
          if (run.length > 60 || SPENT.has(run.toLowerCase())) continue;
          expect(kept).toContain(run.toLowerCase());
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each(HUGE)('a million characters of %s are parsed quickly', (_, text) => {
    const { clauses, diagnostics, filters } = parseQuery(text);
    expect(clauses.flatMap(({ words }) => words).length).toBeLessThanOrEqual(64);
    expect(diagnostics.length).toBeLessThanOrEqual(70);
    expect([...filters.tags, ...filters.hosts].every(({ typed }) => typed.length <= 100)).toBe(true);
  });

  test('of a whole page is cut after the first words, with a diagnostic that says where', () => {
    expect(clausesOf(`${'word '.repeat(64)}rest of it`)).toHaveLength(64);
    expect(diagnosticsOf(`${'word '.repeat(64)}rest of it`)).toEqual(['too-long rest of it']);
    expect(clausesOf(`xen "${'word '.repeat(100)}"`)).toEqual(['xen', `"${'word '.repeat(63).trim()}"`]);
    expect(diagnosticsOf(`xen ${'wo-rd '.repeat(40)}`)).toEqual(['too-long wo-rd']);
    expect(parseQuery('x'.repeat(100_000)).clauses[0]?.words[0]?.word).toHaveLength(64);
  });
});

/** Keys and operators say what they do by what becomes of the rest. */
const SPENT = new Set(
  'host by author series tag tags after since from before until till to year date title intitle summary notes shownotes comment comments transcript speech in and or not'.split(
    ' ',
  ),
);

function keptOf({ clauses, filters, diagnostics }: ParsedQuery): string {
  const names = [...filters.hosts, ...filters.series, ...filters.tags];
  return [
    ...clauses.flatMap(({ words }) => words.map(({ typed }) => typed)),
    ...names.map(({ typed }) => typed),
    ...diagnostics.map(({ typed }) => typed),
    filters.from,
    filters.to,
    // Bounds say where a time ends, of which only the tightest is kept.
    '2015 2012 06',
    ...(filters.fields ?? []),
  ]
    .join(' ')
    .toLowerCase();
}
