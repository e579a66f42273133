import fc from 'fast-check';
import pino from 'pino';
import { beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../../src/archive/open-archive.ts';
import { LiteralTerms } from '../../../src/search/exact/literal-terms.ts';
import { TermDictionary } from '../../../src/search/index/term-dictionary.ts';
import { SAMPLE_DIRECTORY } from '../../support/sample.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

let terms: LiteralTerms;
/** Words of the corpus and the number of each one's term. */
let words: readonly { readonly word: string; readonly term: number }[];

beforeAll(async () => {
  const options = {
    dataDirectory: SAMPLE_DIRECTORY,
    cacheDirectory: temporaryDirectory(),
    log: pino({ level: 'silent' }),
  };
  const { whole, saved } = await openArchive(options);
  await saved;
  const { columns } = await whole;
  const lexicon = new TermDictionary(columns.wordBytes, columns.wordOffsets);
  words = Array.from(columns.wordTerms, (term, id) => ({ word: lexicon.term(id), term }));
  terms = new LiteralTerms(columns, new TermDictionary(columns.termBytes, columns.termOffsets));
});

test('the term of a word is among the candidates for every part of the word', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (which, from, length) => {
      const { word = '', term = 0 } = words[which % words.length] ?? {};
      const start = from % word.length;
      const end = start + 1 + (length % (word.length - start));
      const text = word.slice(start, end);
      const found = terms.candidates({ text, begins: start === 0, ends: end === word.length });
      if (found) expect([...found.sure, ...found.unsure], `${text} of ${word}`).toContain(term);
    }),
    { numRuns: 3000 },
  );
});

test('a whole word has few candidate terms, and other words with the same letters are not among them', () => {
  const found = terms.candidates({ text: 'server', begins: true, ends: true });
  expect(found?.sure.length).toBeGreaterThan(0);
  expect(found?.unsure).toEqual([]);
  const other = words.find(({ word }) => word === 'serve');
  expect(found?.sure).not.toContain(other?.term ?? -1);
});
