import { beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { knowledgeBaseOver, type TestShow } from '../support/shows.ts';

const gardens = Array.from(
  { length: 24 },
  (_, index): TestShow => ({
    id: index + 1,
    title: `Gardens, part ${index + 1}`,
    date: `2012-01-${String(index + 1).padStart(2, '0')}`,
    said: 'Today a python script waters the garden.',
  }),
);
const shows: readonly TestShow[] = [
  ...gardens,
  { id: 31, title: 'A pyton', said: 'A snake is what my uncle calls it. It sleeps in the burglar alarm.' },
  { id: 32, title: 'Sorting', summary: 'Quick sorting in python', said: 'Sorting a list, python does it in one word.' },
  { id: 33, title: 'Alarms', said: 'A smoke alarm, and what sets it off.' },
  { id: 34, title: 'Elephants', said: 'Elephants never forget. Three elephants is how long you count.' },
];
let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await knowledgeBaseOver(shows);
});

function search(text: string) {
  const { hits, ...page } = knowledgeBase.search({ text, offset: 0, limit: 100 });
  return { ...page, ids: hits.map(({ episode }) => episode.id) };
}

describe('a word that is rare beside a near one that is common', () => {
  test('is searched as both, which is not mentioned while the first result has the typed word', () => {
    const { ids, corrections } = search('pyton');
    expect(ids[0]).toBe(31);
    expect(ids).toContain(32);
    expect(corrections).toEqual([]);
  });

  test('is said to be, when the first answer has only the other', () => {
    const { ids, corrections } = search('pyton sorting');
    expect(ids[0]).toBe(32);
    expect(corrections).toEqual([{ typed: 'pyton', searched: ['python'], known: true }]);
  });

  test('is said to be also behind words that are not wanted', () => {
    const { ids, corrections } = search('-smoke pyton sorting');
    expect(ids[0]).toBe(32);
    expect(corrections).toEqual([{ typed: 'pyton', searched: ['python'], known: true }]);
    expect(search('-smoke pyton').corrections).toEqual([]);
  });

  test('is itself alone in quotes', () => {
    expect(search('"pyton"')).toMatchObject({ ids: [31], corrections: [] });
  });
});

describe('a misspelt word is named', () => {
  test('when it is the second piece of a compound', () => {
    expect(search('smoke-alrm').corrections).toEqual([]);
    expect(search('three-elefants').corrections).toEqual([
      { typed: 'elefants', searched: ['elephants'], known: false },
    ]);
  });

  test('when it is the second word of a phrase that does not occur', () => {
    const { ids, corrections, diagnostics } = search('"three elefants"');
    expect(ids[0]).toBe(34);
    expect(corrections).toEqual([{ typed: 'elefants', searched: ['elephants'], known: false }]);
    expect(diagnostics.map(({ kind }) => kind)).toEqual(['no-such-phrase']);
  });
});

test('a compound that is not wanted is left out also where it is said but once', () => {
  expect(search('alarm').ids.toSorted()).toEqual([31, 33]);
  expect(search('alarm -burglar-alarm').ids).toEqual([33]);
  expect(search('alarm -smoke-burglar').ids.toSorted()).toEqual([31, 33]);
});

test('words that say nothing do not empty a list of what filters let through', () => {
  expect(search('before:2012-01-04').ids).toEqual([3, 2, 1]);
  expect(search('before:2012-01-04 the').ids).toEqual([3, 2, 1]);
  expect(search('before:2012-01-04 qqqq').ids).toEqual([]);
});
