import { beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { knowledgeBaseOver } from '../support/shows.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  const filler = Array.from({ length: 20 }, (_, index) => ({ id: 900 + index, said: 'a quiet day in the garden' }));
  knowledgeBase = await knowledgeBaseOver([
    { id: 1, title: 'C in the kernel', said: 'I write C. C is small.' },
    { id: 2, title: 'Why C++?', said: 'I write C++, and C++ is large. We say c plus plus.' },
    { id: 3, title: 'Learning C#', said: 'C# is like Java, and people call it C sharp.' },
    { id: 4, title: 'Web pages with .NET', said: 'with .NET you cast a wide net' },
    { id: 5, title: 'Fishing', said: 'the net was full of fish, and the net broke' },
    { id: 6, said: 'we spoke about TCP/IP over the phone' },
    { id: 7, said: 'the shop is open 24/7, with rsync,cron and a snake_case name' },
    { id: 8, said: 'le café à Zürich, Привет' },
    { id: 9, title: 'University', said: 'I went to the university, my university, the university of Oslo' },
    { id: 10, title: 'Universe', said: 'the universe is large, the universe is cold, and the universe is old' },
    { id: 11, said: 'who commands the fleet? She commands it, he commands it' },
    { id: 12, said: 'run the who command, then another command, and a command' },
    { id: 13, title: "Renewing a Let's Encrypt certificate", said: "let's encrypt renews it" },
    { id: 14, title: 'Encryption', said: 'encryption, encryption and more encryption for the letter' },
    { id: 15, said: 'an introduction to the library, an introductory library, introduction introduction' },
    { id: 17, tags: 'node', said: 'about servers' },
    { id: 16, said: "don't worry about the battery. Batteries last. battery battery" },
    ...filler,
  ]);
});

function ids(text: string): number[] {
  return knowledgeBase.search({ text, offset: 0, limit: 50 }).hits.map(({ episode }) => episode.id);
}

describe('the show of the language that was named comes first', () => {
  test.each([
    ['c', 1],
    ['c++', 2],
    ['C#', 3],
    ['.net', 4],
    ['net', 5],
    ['c sharp', 3],
  ])('%s', (text, id) => {
    expect(ids(text)[0]).toBe(id);
  });
});

describe('words joined by punctuation are found together and in parts', () => {
  test.each([
    ['tcp/ip', [6]],
    ['tcp-ip', [6]],
    ['tcp', [6]],
    ['24/7', [7]],
    ['cron', [7]],
    ['rsync,cron', [7]],
    ['snake_case', [7]],
    ['snake', [7]],
  ])('%s', (text, found) => {
    expect(ids(text)).toEqual(found);
  });
});

test.each(['café', 'cafe', 'CAFE', 'Zürich', 'zurich', 'привет', 'ПРИВЕТ'])(
  '%s is found with and without accents',
  (text) => {
    expect(ids(text)).toEqual([8]);
  },
);

test('a word counts more than other words of its stem, and in quotes only it counts', () => {
  expect(ids('university')).toEqual([9, 10]);
  expect(ids('universe')).toEqual([10, 9]);
  expect(ids('"university"')).toEqual([9]);
  expect(ids('"universe"')).toEqual([10]);
  expect(ids('lets encrypt')[0]).toBe(13);
  expect(ids("let's encrypt")[0]).toBe(13);
});

test('a short tag is not taken for another one', () => {
  const { diagnostics } = knowledgeBase.search({ text: 'servers tag:none', offset: 0, limit: 5 });
  expect(diagnostics).toEqual([expect.objectContaining({ kind: 'unknown-name', typed: 'none', names: ['node'] })]);
});

test('a prefix finds every word that starts with it, whatever its stem', () => {
  expect(ids('introduction*')).toEqual([15]);
  expect(ids('library*')).toEqual([15]);
  expect(ids('battery*')).toEqual([16]);
});

describe('a phrase in quotes', () => {
  test('is found with its stop words', () => {
    expect(ids('"who command"')).toEqual([12]);
    expect(knowledgeBase.search({ text: '"who command"', offset: 0, limit: 1 }).diagnostics).toEqual([]);
  });

  test('that does not occur is relaxed, and the answer says so', () => {
    const close = knowledgeBase.search({ text: '"which command"', offset: 0, limit: 10 });
    expect(close.diagnostics.map(({ kind }) => kind)).toEqual(['inexact-match']);
    expect(close.hits.map(({ episode }) => episode.id)).toEqual(expect.arrayContaining([11, 12]));
    const loose = knowledgeBase.search({ text: '"fleet of universes"', offset: 0, limit: 10 });
    expect(loose.diagnostics.map(({ kind }) => kind)).toEqual(['no-such-phrase']);
  });
});

test.each(["don't worry", 'don’t worry', 'donʼt worry'])(
  'exact search finds %s, whatever the apostrophe',
  async (text) => {
    const request = {
      texts: [text],
      mode: 'any',
      caseSensitive: false,
      wholeWord: true,
      offset: 0,
      matches: 1,
      context: 0,
    };
    const { hits } = await knowledgeBase.exact({ ...request, mode: 'any' }, async () => {});
    const found: number[] = [];
    for await (const { episode } of hits) found.push(episode.id);
    expect(found).toEqual([16]);
  },
);
