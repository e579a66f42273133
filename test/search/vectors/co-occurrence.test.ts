import { expect, test } from 'vitest';
import { TermDictionary } from '../../../src/search/index/term-dictionary.ts';
import { positiveInformation } from '../../../src/search/vectors/co-occurrence.ts';
import { cutPassages } from '../../../src/search/vectors/passages.ts';
import { chooseStems, type RowSequences, rowSequences } from '../../../src/search/vectors/stems.ts';
import { buildIndex } from '../../support/build-index.ts';

/** Documents whose words are numbers already. */
function sequencesOf(...documents: readonly (readonly number[])[]): RowSequences {
  const starts = [0];
  for (const { length } of documents) starts.push((starts.at(-1) ?? 0) + length);
  return {
    rows: Uint16Array.from(documents.flat()),
    positions: Uint32Array.from(documents.flatMap((rows) => rows.map((_, at) => at * 2))),
    starts: Uint32Array.from(starts),
  };
}

test('two words that stand together oftener than by chance share information, by their distance', () => {
  // Neighbours at a distance of 1 count 1, at 2 a half; documents are no neighbours.
  const { rows, starts, columns, values } = positiveInformation([sequencesOf([0, 1, 2], [2, 2])], 3, 2);
  const found = Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      Array.from(columns.subarray(starts[row], starts[row + 1]), (column, at) => [
        column,
        values[(starts[row] ?? 0) + at],
      ]),
    ),
  );
  // 0: 1 with 1, 1/2 with 2. 1: 1 with 0, 1 with 2. 2: 1/2 with 0, 1 with 1, 2 with itself. In all 7.
  expect(found).toEqual([
    { 1: expect.closeTo(Math.log((1 * 7) / (1.5 * 2)), 5) },
    { 0: expect.closeTo(Math.log((1 * 7) / (1.5 * 2)), 5) },
    { 2: expect.closeTo(Math.log((2 * 7) / (3.5 * 3.5)), 5) },
  ]);
});

test('a text is read back from the index as the stems that have a vector', () => {
  const documents = [
    { id: 1, title: 'Garden', transcript: 'The garden, and a gardener: gardens everywhere 42' },
    { id: 2, transcript: 'rare garden 42' },
    { id: 3 },
  ];
  const { columns } = buildIndex(documents).postings;
  const stems = chooseStems(columns, { texts: ['transcript'], leastDocuments: 2, mostStems: 10 });
  const dictionary = new TermDictionary(columns.termBytes, columns.termOffsets);
  expect(Array.from(stems.terms, (term) => dictionary.term(term))).toEqual(['garden']);
  expect([...stems.counts]).toEqual([4]);
  const { rows, positions, starts } = rowSequences(columns, stems, 'transcript');
  expect([...rows]).toEqual([0, 0, 0, 0]);
  expect([...positions]).toEqual([1, 4, 5, 1]);
  expect([...starts]).toEqual([0, 3, 4, 4]);
});

test('too many stems leave those that most documents have', () => {
  const documents = [
    { id: 1, transcript: 'apple pear plum' },
    { id: 2, transcript: 'pear plum' },
    { id: 3, transcript: 'plum apple pear' },
    { id: 4, transcript: 'plum' },
  ];
  const { columns } = buildIndex(documents).postings;
  const { terms } = chooseStems(columns, { texts: ['transcript'], leastDocuments: 1, mostStems: 2 });
  const dictionary = new TermDictionary(columns.termBytes, columns.termOffsets);
  expect(Array.from(terms, (term) => dictionary.term(term))).toEqual(['pear', 'plum']);
});

test('passages overlap, cover the whole text, and leave no scrap at its end', () => {
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
