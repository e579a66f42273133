import { expect, test } from 'vitest';
import { TermDictionary } from '../../../src/search/index/term-dictionary.ts';
import { cutPassages } from '../../../src/search/vectors/passages.ts';
import { ppmiMatrix } from '../../../src/search/vectors/ppmi.ts';
import { readStemSequences, type StemSequences, selectStems } from '../../../src/search/vectors/stems.ts';
import { buildIndex } from '../../support/build-index.ts';

/** Documents given as rows, with a token that has no vector after each. */
function sequencesOf(...documents: readonly (readonly number[])[]): StemSequences {
  const starts = [0];
  for (const { length } of documents) starts.push((starts.at(-1) ?? 0) + length);
  return {
    rows: Uint16Array.from(documents.flat()),
    positions: Uint32Array.from(documents.flatMap((rows) => rows.map((_, at) => at * 2))),
    starts: Uint32Array.from(starts),
  };
}

test('the PPMI matrix holds the pairs that co-occur more often than by chance, weighted by distance', () => {
  // Distance 1 counts 1, distance 2 counts 1/2, and nothing counts across documents.
  const { rows, starts, columns, values } = ppmiMatrix([sequencesOf([0, 1, 2], [2, 2])], 3, 2);
  const byRow = Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      Array.from(columns.subarray(starts[row], starts[row + 1]), (column, at) => [
        column,
        values[(starts[row] ?? 0) + at],
      ]),
    ),
  );
  // Counts: #(0,1) = 1, #(0,2) = 1/2, #(1,2) = 1, #(2,2) = 2, and their mirror images; N = 7.
  expect(byRow).toEqual([
    { 1: expect.closeTo(Math.log((1 * 7) / (1.5 * 2)), 5) },
    { 0: expect.closeTo(Math.log((1 * 7) / (1.5 * 2)), 5) },
    { 2: expect.closeTo(Math.log((2 * 7) / (3.5 * 3.5)), 5) },
  ]);
});

test('the sequences of a field hold the stems that have a vector, at their positions', () => {
  const documents = [
    { id: 1, title: 'Garden', transcript: 'The garden, and a gardener: gardens everywhere 42' },
    { id: 2, transcript: 'rare garden 42' },
    { id: 3 },
  ];
  const { columns } = buildIndex(documents).postings;
  const stems = selectStems(columns, { texts: ['transcript'], minDocuments: 2, maxStems: 10 });
  const dictionary = new TermDictionary(columns.termBytes, columns.termOffsets);
  expect(Array.from(stems.terms, (term) => dictionary.term(term))).toEqual(['garden']);
  expect([...stems.counts]).toEqual([4]);
  const { rows, positions, starts } = readStemSequences(columns, stems, 'transcript');
  expect([...rows]).toEqual([0, 0, 0, 0]);
  expect([...positions]).toEqual([1, 4, 5, 1]);
  expect([...starts]).toEqual([0, 3, 4, 4]);
});

test('above the limit, the stems of the highest document frequency are kept', () => {
  const documents = [
    { id: 1, transcript: 'apple pear plum' },
    { id: 2, transcript: 'pear plum' },
    { id: 3, transcript: 'plum apple pear' },
    { id: 4, transcript: 'plum' },
  ];
  const { columns } = buildIndex(documents).postings;
  const { terms } = selectStems(columns, { texts: ['transcript'], minDocuments: 1, maxStems: 2 });
  const dictionary = new TermDictionary(columns.termBytes, columns.termOffsets);
  expect(Array.from(terms, (term) => dictionary.term(term))).toEqual(['pear', 'plum']);
});

test('passages overlap, cover the whole text, and leave no short remainder at its end', () => {
  const { starts, from, to, firsts, lasts } = cutPassages(
    sequencesOf(Array(23).fill(0), [], Array(3).fill(0), Array(12).fill(0)),
    10,
    12,
  );
  expect(Array.from(from, (at, passage) => [at, to[passage]])).toEqual([
    [0, 0],
    [0, 12],
    [10, 23],
    [23, 23],
    [23, 23],
    [23, 26],
    [26, 26],
    [26, 38],
  ]);
  expect([...starts]).toEqual([0, 3, 4, 6, 8]);
  expect([firsts[2], lasts[2]]).toEqual([20, 44]);
  expect([firsts[0], lasts[0]]).toEqual([0, 0]);
});
