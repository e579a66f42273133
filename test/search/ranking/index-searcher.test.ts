import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../src/search/index/fields.ts';
import { RANKING } from '../../../src/search/ranking/constants.ts';
import { IndexSearcher, type TopDocsOptions } from '../../../src/search/ranking/index-searcher.ts';
import type { TestDocument } from '../../support/build-index.ts';
import { expanderOver } from '../expanded-queries.ts';

const word = fc.constantFrom('xen', 'zen', 'cat', 'dog', 'bat', 'the', 'wi-fi', 'wifi', 'kernels', 'x', 'e', 'n');
const text = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(' '));
const corpus = fc
  .array(
    fc.record(
      {
        ...Object.fromEntries(FIELDS.map((field) => [field, text(4)])),
        transcript: text(30),
      },
      { requiredKeys: [] },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((documents) => documents.map((fields, index): TestDocument => ({ ...fields, id: index + 1 })));
const clause = fc
  .tuple(fc.constantFrom('', '', '', '', '+', '-'), fc.oneof(word, fc.constantFrom('"cat dog"', 'title:xen', 'ker*')))
  .map((parts) => parts.join(''));
const query = fc.array(clause, { minLength: 1, maxLength: 8 }).map((clauses) => clauses.join(' '));

function ranking(documents: readonly TestDocument[], roundups: readonly number[] = [], constants = RANKING) {
  const { postings, expand } = expanderOver(documents);
  const searcher = new IndexSearcher(
    postings,
    constants,
    Uint8Array.from(documents, (_, at) => roundups[at] ?? 0),
  );
  return {
    rank: (text: string, options: Partial<TopDocsOptions> = {}) =>
      searcher.search(expand(text).query, { limit: 100, ...options }),
    explain: (text: string, document: number, options: Omit<TopDocsOptions, 'limit'> = {}) =>
      searcher.explain(expand(text).query, document, options),
  };
}

/** The numbers of the documents that answer, best first. */
function order(documents: readonly TestDocument[], text: string, constants = RANKING): readonly number[] {
  return ranking(documents, [], constants)
    .rank(text)
    .documents.map((document) => documents[document]?.id ?? -1);
}

describe('for any documents and queries', () => {
  test('a page is a prefix of a longer one, and the total counts all results', () => {
    // So few are reranked that pages end before and after them.
    const constants = { ...RANKING, rerankDepth: 3 };
    fc.assert(
      fc.property(corpus, query, fc.nat({ max: 12 }), (documents, text, limit) => {
        const { rank } = ranking(documents, [], constants);
        const all = rank(text);
        const page = rank(text, { limit });
        expect(page.documents).toEqual(all.documents.slice(0, limit));
        expect(page.scores).toEqual(all.scores.slice(0, limit));
        expect(page.total).toBe(all.documents.length);
        expect(new Set(all.documents).size).toBe(all.documents.length);
      }),
    );
  });

  test('scores are finite and descending, and a query does not change the result of the next one', () => {
    fc.assert(
      fc.property(corpus, fc.array(query, { minLength: 2, maxLength: 4 }), (documents, texts) => {
        const { rank } = ranking(documents);
        const first = texts.map((text) => rank(text));
        for (const { scores } of first) {
          for (const [place, score] of scores.entries()) {
            expect(Number.isFinite(score)).toBe(true);
            expect(score).toBeGreaterThanOrEqual(0);
            if (place > 0) expect(score).toBeLessThanOrEqual(scores[place - 1] ?? 0);
          }
        }
        const again = texts.toReversed().map((text) => rank(text));
        expect(again.toReversed().map(({ documents, scores }) => [documents, scores])).toEqual(
          first.map(({ documents, scores }) => [documents, scores]),
        );
      }),
    );
  });

  test('required words are in every result, prohibited words in none, and filters apply', () => {
    fc.assert(
      fc.property(corpus, query, (documents, text) => {
        const { rank } = ranking(documents);
        const has = (word: string) => new Set(rank(word).documents);
        const [cats, zens] = [has('"cat"'), has('"zen"')];
        const found = rank(`${text} +"cat" -zen`, { accept: (document) => document % 2 === 0 }).documents;
        for (const document of found) {
          expect(document % 2).toBe(0);
          expect(cats.has(document)).toBe(true);
          expect(zens.has(document)).toBe(false);
        }
      }),
    );
  });

  test('a filter only removes documents', () => {
    fc.assert(
      fc.property(corpus, fc.array(word, { minLength: 1, maxLength: 2 }), (documents, words) => {
        const { rank } = ranking(documents);
        const all = rank(words.join(' ')).documents;
        const accepted = new Set(all.slice(1));
        const accept = (document: number) => accepted.has(document);
        expect(new Set(rank(words.join(' '), { accept }).documents)).toEqual(accepted);
      }),
    );
  });

  test('the parts of an explanation are shares and add up to the score', () => {
    const { sumScoreShare, proximity, opening, title } = RANKING;
    const roundups = fc.array(fc.nat({ max: 1 }), { maxLength: 12 });
    fc.assert(
      fc.property(corpus, roundups, query, (documents, roundups, text) => {
        const { rank, explain } = ranking(documents, roundups);
        const { documents: found, scores } = rank(text);
        for (const [place, document] of found.entries()) {
          const parts = explain(text, document);
          if (!parts?.features) throw new Error('a document that was found is not explained');
          const { sumScore, disMaxScore, coverage, coordination, prior, features, phrase } = parts;
          const shares = [sumScore, disMaxScore, coverage, coordination, prior, ...Object.values(features)];
          for (const share of shares) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + 1e-9);
          }
          expect(phrase).toBeGreaterThanOrEqual(0);
          const words = (sumScoreShare * sumScore + (1 - sumScoreShare) * disMaxScore) * coordination;
          const standing = proximity * features.proximity + opening * features.opening + title * features.title;
          expect(parts.score).toBeCloseTo((words + standing) * prior + phrase, 9);
          expect(parts.score).toBeCloseTo(scores[place] ?? Number.NaN, 9);
        }
        const others = documents.map((_, document) => document).filter((document) => !found.includes(document));
        for (const document of others) expect(explain(text, document)).toBeUndefined();
      }),
    );
  });
});

/** Shows about other things, so that words of the others are rare. */
const others = Array.from(
  { length: 20 },
  (_, index): TestDocument => ({ id: 100 + index, title: 'A garden', transcript: 'rain falls upon peas and beans' }),
);

describe('of two shows', () => {
  test('a match in the title ranks before matches in the transcript', () => {
    const documents = [
      { id: 1, title: 'Something else', transcript: 'the parrot and again the parrot' },
      { id: 2, title: 'The parrot', transcript: 'good morning everybody, and the parrot' },
    ];
    expect(order([...documents, ...others], 'parrot')).toEqual([2, 1]);
  });

  test('both words of a short query rank before more of one of them', () => {
    const documents = [
      { id: 1, title: 'A walk', summary: 'Parrots', tags: 'parrots', transcript: 'parrot '.repeat(20) },
      { id: 2, title: 'A walk', transcript: `a parrot ${'and so on '.repeat(30)} in a boat` },
    ];
    expect(order([...documents, ...others], 'parrot boat')).toEqual([2, 1]);
    expect(order([...documents, ...others], 'parrot boat', { ...RANKING, coordShort: 0 })).toEqual([1, 2]);
  });

  test('words side by side rank before words far apart', () => {
    const far = `boat ${'so it goes '.repeat(40)} parrot ${'and on it goes '.repeat(40)}`;
    const near = `${'so it goes '.repeat(40)} parrot boat ${'and on it goes '.repeat(40)}`;
    const documents = [
      { id: 1, title: 'A walk', transcript: near },
      { id: 2, title: 'A walk', transcript: far },
    ];
    expect(order([...documents, ...others], 'parrot boat')).toEqual([1, 2]);
    // A page of one result has the right one, although the first stage ranks it second.
    const { rank, explain } = ranking([...documents, ...others]);
    expect(order([...documents, ...others], 'parrot boat', { ...RANKING, rerankDepth: 0 })).toEqual([2, 1]);
    expect(rank('parrot boat', { limit: 1 }).documents).toEqual([0]);
    expect(explain('parrot boat', 1)?.features?.proximity).toBe(0);
    expect(explain('parrot boat', 0)?.features?.proximity).toBeCloseTo(0.5, 9);
  });

  test('a sentence in the typed order ranks before the same words in another order', () => {
    const sentence = 'seven grey parrots rowed across lake windermere yesterday';
    const documents = [
      { id: 1, title: 'Parrots', tags: 'parrots, windermere', transcript: sentence.split(' ').toReversed().join(' ') },
      { id: 2, title: 'A walk', transcript: `and then ${'he said '.repeat(200)} ${sentence}` },
    ];
    expect(order([...documents, ...others], sentence)).toEqual([2, 1]);
    expect(order([...documents, ...others], sentence.replace('grey', 'green'))).toEqual([2, 1]);
  });

  test('a roundup ranks lower, unless it is asked for', () => {
    const documents = [
      { id: 1, title: 'A look back', transcript: 'the parrot boat was a parrot' },
      { id: 2, title: 'A look on', transcript: 'the parrot boat was nothing' },
      ...others,
    ];
    const { rank } = ranking(documents, [1]);
    expect(rank('parrot').documents).toEqual([1, 0]);
    expect(rank('parrot', { wantsRoundups: true }).documents).toEqual([0, 1]);
  });
});

test('common words are dropped from a long query, not from a short one', () => {
  const documents = Array.from(
    { length: 12 },
    (_, index): TestDocument => ({ id: index + 1, transcript: `hello listener number${index} alpha${index % 3}` }),
  );
  const rare = [0, 1, 2, 3, 4].map((index) => `number${index}`).join(' ');
  const long = ranking(documents).rank(`hello ${rare}`);
  expect(long.groups[0]).toMatchObject({ dropped: true, idf: 0 });
  expect(long.documents.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
  expect(ranking(documents).rank('hello').total).toBe(12);
  expect(ranking(documents).rank(`+hello ${rare}`).groups[0]?.dropped).toBe(false);
});

test('a query of excluded words only returns all other documents', () => {
  const documents = [{ id: 1, transcript: 'parrot' }, { id: 2, transcript: 'boat' }, { id: 3 }];
  expect(ranking(documents).rank('-parrot').documents).toEqual([2, 1]);
});
