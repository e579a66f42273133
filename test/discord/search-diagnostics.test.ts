import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMBED } from '../../src/discord/limits.ts';
import { diagnosticText } from '../../src/discord/views/search-diagnostics.ts';
import { searchHelp } from '../../src/discord/views/search-help.ts';
import type { NameDiagnostic } from '../../src/knowledge/answers.ts';
import { parseQuery } from '../../src/search/query-language/parse-query.ts';
import { shownText } from './support/markdown.ts';
import { nastyText } from './support/nasty-text.ts';

function told(query: string): readonly string[] {
  return parseQuery(query).diagnostics.map((diagnostic) => shownText(diagnosticText(diagnostic)).text);
}

function name(kind: NameDiagnostic['kind'], names: readonly string[], more: Partial<NameDiagnostic> = {}): string {
  return shownText(diagnosticText({ kind, of: 'host', typed: 'dave', exclude: false, names, ...more })).text;
}

describe('a member is told', () => {
  test.each([
    [
      'xen in:foo',
      'I don’t know any place called “in:foo”, so I looked for the word. Try in:title, in:notes or in:transcript.',
    ],
    ['after:june', 'I can’t read “after:june” as a date, so I looked for the word. Write 2015, 2015-06 or 2015-06-30.'],
    ['xen -year:2015', 'Dates can’t be left out, so I passed over “-year:2015”. Try before:2015 or after:2015.'],
    ['xen host:', 'Nothing follows “host:”, so I passed over it.'],
    ['title:', 'Nothing follows “title:”, so I looked for the word.'],
    ['"side by side', 'A quotation mark is missing behind “side by side”, so I looked for each word on its own.'],
    ['xe*', 'The beginning “xe*” is too short, so I took it as a word. Three letters will do: pod*.'],
    ['anti-vir*', 'A * works on single words only, so I took “anti-vir*” without it.'],
    ['-windows', 'You told me what to leave out (“windows”), but not what to look for. Add a word or two.'],
    ['in:notes', 'You told me where to look (“in:notes”), but not for what. Add a word or two.'],
    [`${'word '.repeat(64)}rest`, 'That is a lot to look for. I stopped before “rest”.'],
  ])('of %s', (query, sentence) => {
    expect(told(query)).toEqual([sentence]);
  });

  test('how a name was resolved', () => {
    expect(name('guessed-name', ['Dave Morriss'])).toBe(
      'I don’t know any host called “dave”, so I assumed you meant “Dave Morriss”.',
    );
    expect(name('several-names', ['Dave A', 'Dave B'])).toBe(
      'Several hosts go by “dave”, and I took all: “Dave A” and “Dave B”.',
    );
    expect(name('several-names', ['A', 'B', 'C', 'D', 'E'])).toBe(
      'Several hosts go by “dave”, and I took all: “A”, “B”, “C” and 2 others.',
    );
    expect(name('unknown-name', ['A', 'B', 'C'], { of: 'series' })).toBe(
      'I don’t know any series called “dave”, so I looked everywhere. Did you mean “A”, “B” or “C”?',
    );
    expect(name('unknown-name', [], { of: 'tag', exclude: true })).toBe(
      'I don’t know any tag called “dave”, so I left nothing out.',
    );
  });

  test('in a line or two that no input can turn into markup', () => {
    const names = fc.array(nastyText, { maxLength: 25 });
    fc.assert(
      fc.property(nastyText, names, (typed, names) => {
        for (const kind of ['open-quote', 'too-long', 'unknown-field', 'guessed-name', 'several-names'] as const) {
          const isOfName = kind === 'guessed-name' || kind === 'several-names';
          const words = diagnosticText(isOfName ? { kind, of: 'tag', typed, exclude: false, names } : { kind, typed });
          expect(words).not.toContain('\n');
          expect(words.length).toBeLessThanOrEqual(300);
          expect(shownText(words).kinds.filter((shown) => shown !== 'inlineCode')).toEqual([]);
        }
      }),
    );
  });
});

describe('the help', () => {
  test('is short', () => {
    expect(searchHelp().length).toBeLessThanOrEqual(EMBED.fieldValue);
    expect(searchHelp().split('\n').length).toBeLessThanOrEqual(8);
  });

  test('shows only syntax that the search understands', () => {
    const examples = [...searchHelp().matchAll(/`([^`]+)`/g)].map(([, example]) => example ?? '');
    expect(examples.length).toBeGreaterThan(10);
    for (const example of examples) {
      if (example === '-') continue;
      const query = example.endsWith(':') ? `${example}xen` : `bread ${example}`;
      const { clauses, filters, diagnostics } = parseQuery(query);
      expect(diagnostics, example).toEqual([]);
      const { hosts, series, tags, ...others } = filters;
      const isMoreThanWords =
        [...hosts, ...series, ...tags].length > 0 ||
        Object.keys(others).length > 0 ||
        clauses.some((one) => one.kind !== 'word' || one.presence !== 'optional' || one.fields || one.isAlternative);
      expect(isMoreThanWords, example).toBe(true);
    }
  });
});
