import fc from 'fast-check';
import lunr from 'lunr';
import { beforeAll, describe, expect, test } from 'vitest';
import { PARTS, type Without } from '../../../bench/relevance/parts.ts';
import { lunrOver } from '../../../bench/relevance/rankers/lunr.ts';
import { rankerOf } from '../../../bench/relevance/rankers/ours.ts';
import { oursWithout } from '../../../bench/relevance/rankers/ours-without.ts';
import type { Archive } from '../../../src/archive/archive.ts';
import { createKnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { buildIndex, type TestDocument } from '../../support/build-index.ts';
import { sampleArchive } from '../../support/sample.ts';

const SEVEN = { title: 10, summary: 5, tags: 5, notes: 2, host: 2, series: 2, transcript: 1 };
const WORDS = ['xen', 'kernel', 'kernels', 'wi-fi', 'debian,', 'the', 'kettle', 'thermos', 'rain'];

test('the lunr of the table is stock lunr over seven fields, whatever the comments say', () => {
  const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));
  const document = fc.record({ title: text, notes: text, transcript: text, comments: text });
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 8 }), text, (texts, query) => {
      const documents = texts.map((fields, index): TestDocument => ({ id: index + 1, ...fields }));
      const stock = lunr((builder) => {
        builder.ref('id');
        for (const [field, boost] of Object.entries(SEVEN)) builder.field(field, { boost });
        for (const one of documents) builder.add({ ...one });
      });
      const expected = stock.query((asked) => {
        for (const word of query.split(/[\s-]+/)) if (word !== '') asked.term(word.replace(',', ''), {});
      });
      const ranked = lunrOver({ columns: buildIndex(documents).postings.columns }).rank(query, 10);
      // The order of two whose scores differ in the last bit is that of the order in which their parts were added.
      const scoreOf = new Map(expected.map(({ ref, score }) => [Number(ref), score]));
      expect(ranked.map(({ id }) => scoreOf.get(id)?.toFixed(9))).toEqual(
        expected.map(({ score }) => score.toFixed(9)),
      );
    }),
  );
});

describe('the search without one part', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await sampleArchive();
  });
  const ranked = (query: string, off: Without): number[] =>
    oursWithout(archive)(off)
      .rank(query, 10)
      .map(({ id }) => id);
  const off = (name: string): Without => PARTS.find((part) => part.name === name)?.off ?? {};

  test('is the product when nothing is taken away', () => {
    const product = rankerOf(createKnowledgeBase(archive));
    const whole = oursWithout(archive)({});
    for (const query of ['xen virtualisation', 'sourdoguh microcnotroller', 'bats slowed down ten times']) {
      expect(whole.rank(query, 10)).toEqual(product.rank(query, 10));
    }
  });

  test('finds nothing for a misspelt word without misspellings', () => {
    expect(ranked('sourdoguh', {})).toContain(5);
    expect(ranked('sourdoguh', off('misspellings'))).toEqual([]);
  });

  test('does not find a word of a comment without comments', () => {
    expect(ranked('spaniel', {})).toContain(1);
    expect(ranked('spaniel', off('comments'))).not.toContain(1);
  });

  test('does not find two words for one without compounds', () => {
    expect(ranked('micro controller', {})).toContain(5);
    expect(ranked('micro controller', off('compounds'))).not.toContain(5);
  });
});
