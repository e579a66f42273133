import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TermVariant } from '../../../src/search/expansion/expanded-query.ts';
import { postingListOf } from '../../../src/search/expansion/variant-postings.ts';
import { FIELDS } from '../../../src/search/index/fields.ts';
import { hasPosition, type PostingList, seek } from '../../../src/search/index/posting-list.ts';
import { buildIndex } from '../../support/build-index.ts';

const TRANSCRIPT = FIELDS.indexOf('transcript');

// None of them is a stop word or changed by the stemmer, so that terms are what texts say.
const word = fc.constantFrom('xen', 'zen', 'cat', 'dog', 'bat');
const texts = fc.array(fc.array(word, { maxLength: 25 }), { minLength: 1, maxLength: 8 });
/** A phrase with gaps: a word, or anything. */
const pattern = fc
  .array(fc.option(word, { nil: undefined, freq: 3 }), { minLength: 1, maxLength: 4 })
  .filter((words) => words.some((one) => one !== undefined));

function phrase(
  words: readonly (string | undefined)[],
  find: (term: string) => number | undefined,
): TermVariant | undefined {
  const terms = words.flatMap((one, offset) => (one === undefined ? [] : [{ term: find(one), offset }]));
  if (terms.some(({ term }) => term === undefined)) return undefined;
  return {
    kind: 'phrase',
    label: '',
    weight: 1,
    lookup: terms.map(({ term = 0, offset }) => ({ term, offset })),
    span: words.length,
  };
}

function placesIn(list: PostingList | undefined): [document: number, position: number][] {
  if (!list) return [];
  const places: [number, number][] = [];
  for (let posting = list.from; posting < list.to; posting++) {
    for (let at = list.starts[posting] ?? 0; at < (list.starts[posting + 1] ?? 0); at++) {
      places.push([list.documents[posting] ?? -1, list.positions[at] ?? -1]);
    }
  }
  return places;
}

describe('the postings of words in a row', () => {
  test('are the positions where a naive scan finds them, in order', () => {
    fc.assert(
      fc.property(texts, pattern, (said, words) => {
        const documents = said.map((text, index) => ({ id: index + 1, transcript: text.join(' ') }));
        const { postings } = buildIndex(documents);
        const variant = phrase(words, (term) => postings.vocabulary.find(term));
        const expected = said.flatMap((text, document) =>
          text.flatMap((_, position): [number, number][] =>
            words.every((one, offset) => one === undefined || text[position + offset] === one)
              ? [[document, position]]
              : [],
          ),
        );
        expect(placesIn(variant && postingListOf(postings, variant, TRANSCRIPT))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('are correct beyond the 65,536th token', () => {
    const documents = [
      { id: 1, transcript: 'xen cat' },
      { id: 2, transcript: `${'dog '.repeat(70_000)}xen cat` },
    ];
    const { postings } = buildIndex(documents);
    const variant = phrase(['xen', 'cat'], (term) => postings.vocabulary.find(term));
    expect(placesIn(variant && postingListOf(postings, variant, TRANSCRIPT))).toEqual([
      [0, 0],
      [1, 70_000],
    ]);
  });

  test('of a spelled-out word are in the transcript only', () => {
    const { postings } = buildIndex([{ id: 1, title: 'xen', transcript: 'x e n' }]);
    const positions = [{ document: 0, position: 0 }];
    const variant: TermVariant = { kind: 'spelled out', label: 'xen', weight: 1, lookup: { positions }, span: 3 };
    const inFields = FIELDS.filter((_, field) => postingListOf(postings, variant, field));
    expect(inFields).toEqual(['transcript']);
  });
});

const ascending = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 60 })
  .map((numbers) => Uint16Array.from(numbers.toSorted((a, b) => a - b)));

describe('seek', () => {
  test('finds the first posting at or after a document, from any start', () => {
    fc.assert(
      fc.property(ascending, fc.nat(), fc.nat(), fc.integer({ min: 0, max: 210 }), (documents, a, b, document) => {
        const to = a % (documents.length + 1);
        const from = b % (to + 1);
        const index = documents.subarray(from, to).findIndex((other) => other >= document);
        expect(seek(documents, from, to, document)).toBe(index < 0 ? to : from + index);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('hasPosition', () => {
  test('returns whether a posting has a position', () => {
    fc.assert(
      fc.property(fc.array(ascending, { minLength: 1, maxLength: 4 }), fc.nat({ max: 200 }), (lists, position) => {
        const positions = Uint16Array.from(lists.flatMap((list) => [...list]));
        const starts = new Uint32Array(lists.length + 1);
        lists.forEach((list, index) => {
          starts[index + 1] = (starts[index] ?? 0) + list.length;
        });
        lists.forEach((list, posting) => {
          expect(hasPosition(starts, positions, posting, position)).toBe(list.includes(position));
        });
      }),
    );
  });
});
