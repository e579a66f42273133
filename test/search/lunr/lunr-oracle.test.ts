import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { askOurs, askStockLunr, buildLunrOracle } from '../../../bench/lunr-oracle.ts';
import { FIELDS } from '../../../src/search/index/fields.ts';
import { buildIndex, type TestDocument } from '../../support/build-index.ts';

// Few enough words that documents share them, with all that the pipeline treats in a way of its own: stop words, stems,
// punctuation at the ends and alone, hyphens, digits, other scripts, sigma, long words and words that are near others.
const WORDS = [
  ...['xen', 'zen', 'xens', 'kernel', 'kernels', 'kernal', 'virtual', 'virtualisation', 'virtualization', 'virtually'],
  ...[
    'the',
    'and',
    'of',
    'running',
    'runs',
    'run',
    'runner',
    'debian',
    'devian',
    'debain',
    'raspberry',
    'rasp',
    'berry',
  ],
  ...['wi-fi', 'wifi', 'c++', '.net', '--', '...', '!', "it's", '“quoted”', '(brackets)', '802.11', '2008', '12', '1'],
  ...[
    'Ωμέγα',
    'ΟΔΟΣ',
    'straße',
    'İstanbul',
    'naïve',
    'Übergang',
    '日本語',
    'emoji😀',
    'K',
    'KELVIN',
    'x_y',
    '_',
    'a',
    'b',
  ],
  ...[
    'incomprehensibilities',
    'antidisestablishmentarianism',
    'foo*bar',
    'constructor',
    '__proto__',
    'tostring',
    '\u00a0',
  ],
];
const SPACES = [' ', '  ', '\n', '\t', '\u00a0', '\u2003', '\u3000', '-', ', ', ' - '];

const word = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS) }, fc.string({ maxLength: 6 }).map(wellFormed));
const text = fc
  .array(fc.tuple(word, fc.constantFrom(...SPACES)), { maxLength: 25 })
  .map((pairs) => pairs.flat().join(''));
const document = fc.record(Object.fromEntries(FIELDS.map((field) => [field, text])), { requiredKeys: [] });
const corpus = fc
  .array(fc.tuple(document, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 12 })
  .map((documents): TestDocument[] => {
    let id = 0;
    return documents.map(([fields, step]) => {
      id += step;
      return { ...fields, id };
    });
  });

const queryWord = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  fc.constantFrom('*', 'k*', '*al', 'vir*ion', '*e*', 'xe*', 'de*an', 'foo\\*bar', '1*', '日*', 'kern*l*'),
);
const clause = fc
  .record({
    presence: fc.constantFrom('', '', '', '+', '-'),
    field: fc.constantFrom('', '', '', ...FIELDS.map((field) => `${field}:`), 'nothing:'),
    term: queryWord,
    edits: fc.constantFrom('', '', '', '~1', '~2', '~0', '~'),
    boost: fc.constantFrom('', '', '', '^2', '^10', '^0'),
  })
  .map(({ presence, field, term, edits, boost }) => `${presence}${field}${term}${edits}${boost}`);
const queryText = fc.array(clause, { maxLength: 4 }).map((clauses) => clauses.join(' '));

function wellFormed(value: string): string {
  return value.toWellFormed().replaceAll('\0', '').replaceAll('\ufeff', '');
}

describe('the index agrees with stock lunr 2.3.9 in references, scores and order', () => {
  test('for its whole query language', () => {
    fc.assert(
      fc.property(
        corpus,
        fc.array(queryText, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 3 }),
        (documents, queries, shards) => {
          const stock = buildLunrOracle(documents);
          const ours = buildIndex(documents, shards);
          for (const query of queries) {
            const expected = askStockLunr(stock, (index) => index.search(query));
            expect(
              askOurs(ours, (index) => index.search(query)),
              query,
            ).toEqual(expected);
          }
        },
      ),
      { seed: 12, numRuns: 400 },
    );
  });

  test('for queries built in code: clauses with several fields, wildcard flags, no pipeline, fractional boosts', () => {
    const { OPTIONAL, REQUIRED, PROHIBITED } = lunr.Query.presence;
    const handmade = fc.record(
      {
        fields: fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1 }),
        boost: fc.constantFrom(0.3, 0.5, 1.7, 3),
        usePipeline: fc.boolean(),
        wildcard: fc.constantFrom(0, 1, 2, 3),
        presence: fc.constantFrom(OPTIONAL, REQUIRED, PROHIBITED),
        editDistance: fc.constantFrom(0, 1, 2),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(corpus, fc.array(fc.tuple(queryWord, handmade), { maxLength: 4 }), (documents, clauses) => {
        const build = (query: lunr.Query): void => {
          for (const [term, options] of clauses)
            query.term(term, { ...options, fields: [...(options.fields ?? FIELDS)] });
        };
        const query = new lunr.Query(FIELDS);
        build(query);
        const expected = askStockLunr(buildLunrOracle(documents), (index) => index.query(build));
        expect(askOurs(buildIndex(documents), (index) => index.query(query))).toEqual(expected);
      }),
      { seed: 68, numRuns: 300 },
    );
  });
});

test('a limit returns the first of all results and counts the rest', () => {
  fc.assert(
    fc.property(corpus, queryText, fc.integer({ min: 0, max: 12 }), (documents, query, limit) => {
      const index = buildIndex(documents);
      const all = askOurs(index, (ours) => ours.search(query));
      const some = askOurs(index, (ours) => ours.search(query, { limit }));
      expect(some).toEqual(all === 'refused' ? all : all.slice(0, limit));
      if (all !== 'refused') expect(index.search(query, { limit }).total).toBe(all.length);
    }),
    { seed: 3, numRuns: 200 },
  );
});
