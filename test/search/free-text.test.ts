import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../src/search/fields.ts';
import { addClause, parseFreeText } from '../../src/search/free-text.ts';

function wordsOf(text: string): string[] {
  return parseFreeText(text).wanted.map(({ word }) => word);
}

describe('free text', () => {
  test('is never refused, whatever is typed', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.constantFrom(':', '~', '^', '-', '+', '*', '\\', '"', 'title:', 'x', ' '), { maxLength: 40 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(noise, (text) => {
        const query = new lunr.Query(FIELDS);
        for (const wanted of parseFreeText(text).wanted) addClause(query, wanted);
        expect(query.clauses.length).toBeLessThanOrEqual(64);
      }),
      { numRuns: 500 },
    );
  });

  test('knows the words in it from the marks around them', () => {
    expect(wordsOf('  Xen, (virtualisation)?  ')).toEqual(['xen', 'virtualisation']);
    expect(wordsOf('c++ .net r')).toEqual(['c', 'net', 'r']);
    expect(wordsOf('wi-fi')).toEqual(['wi', 'fi']);
    expect(wordsOf('~ - ^ "" ...')).toEqual([]);
  });

  test('leaves out the words that the index leaves out, and says which', () => {
    expect(parseFreeText('the history of the kernel')).toMatchObject({
      wanted: [{ term: 'histori' }, { term: 'kernel' }],
      ignored: ['the', 'of', 'the'],
    });
  });

  test('takes -word as unwanted, +word as required and word* as a beginning', () => {
    expect(parseFreeText('-windows +linux pod*').wanted).toEqual([
      { word: 'windows', term: 'window', presence: 'prohibited', prefix: false },
      { word: 'linux', term: 'linux', presence: 'required', prefix: false },
      { word: 'pod', term: 'pod', presence: 'optional', prefix: true },
    ]);
  });

  test('takes no beginning that nearly every word could have', () => {
    expect(parseFreeText('s* xe* -li* xen*').wanted).toMatchObject([
      { term: 's', prefix: false },
      { term: 'xe', prefix: false },
      { term: 'li', prefix: false, presence: 'prohibited' },
      { term: 'xen', prefix: true },
    ]);
  });

  test('of a whole pasted page reads the first words, and of a run of noise the beginning', () => {
    expect(parseFreeText('word '.repeat(5000)).wanted).toHaveLength(64);
    expect(wordsOf('x'.repeat(100_000))[0]).toHaveLength(64);
  });
});
