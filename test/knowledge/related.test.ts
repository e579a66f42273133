import { beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';
import { knowledgeBaseOver, type TestShow } from '../support/shows.ts';

function ids(knowledgeBase: KnowledgeBase, id: number, limit = 10): number[] {
  return knowledgeBase.related(id, limit).map((episode) => episode.id);
}

describe('shows about the same thing, over the sample corpus', () => {
  let sample: KnowledgeBase;
  beforeAll(async () => {
    sample = await sampleKnowledgeBase();
  });

  test.each([
    ['a server with xen and the year at home with it', 1, 26],
    ['sourdough and red cabbage, both with a sensor', 5, 27],
    ['the two walks with a recorder', 4, 20],
    ['two on typesetting', 19, 15],
    ['soldering for beginners and a dynamo', 11, 17],
  ])('%s', (_, id, other) => {
    expect(ids(sample, id, 4)).toContain(other);
    expect(ids(sample, other, 4)).toContain(id);
  });

  test('never have the show itself among them, each only once, as many as asked for', () => {
    for (const { id } of sample.episodes) {
      const related = ids(sample, id);
      expect(related).not.toContain(id);
      expect(new Set(related).size).toBe(related.length);
      expect(ids(sample, id, 3)).toEqual(related.slice(0, 3));
    }
  });

  test('are the same whatever was asked before', () => {
    const before = ids(sample, 12);
    for (const { id } of sample.episodes) ids(sample, id);
    expect(ids(sample, 12)).toEqual(before);
  });

  test('of a show that is not there are none', () => {
    expect(ids(sample, 9999)).toEqual([]);
  });
});

describe('which shows are related', () => {
  const filler = ['Lathe', 'Kayak', 'Violin', 'Compost', 'Sextant', 'Origami', 'Falconry', 'Geology'];

  /** These shows, numbered from 1, among others about nothing of the kind. */
  function knowing(shows: readonly Omit<TestShow, 'id'>[]): Promise<KnowledgeBase> {
    const all = [...shows, ...filler.map((title) => ({ title, said: `${title} and nothing but ${title}` }))];
    const numbered = all.map((show, index): TestShow => ({ hostid: 1, ...show, id: index + 1 }));
    return knowledgeBaseOver(numbered, ['HPR Community News', 'Breads'], ['Marmalade', 'Somebody Else']);
  }

  test('the news, which name every show, less than a show about it', async () => {
    const news = { title: 'Sourdough, rye, crumb and crust', said: 'sourdough rye crumb', series: 1 };
    const knowledgeBase = await knowing([
      { title: 'Sourdough and rye', said: 'rye rye rye' },
      news,
      { title: 'Sourdough again', said: 'sourdough' },
    ]);
    expect(ids(knowledgeBase, 1, 2)).toEqual([3, 2]);
  });

  test('one that the notes point at more than one of the same words', async () => {
    const knowledgeBase = await knowing([
      { title: 'Sourdough', notes: '<p>See https://hackerpublicradio.org/eps/hpr0003/index.html and hpr9.</p>' },
      { title: 'Sourdough in summer' },
      { title: 'Sourdough in winter' },
      { title: 'Sourdough in spring' },
    ]);
    expect(ids(knowledgeBase, 1, 1)).toEqual([3]);
    expect(ids(knowledgeBase, 1)).toContain(9);
  });

  test('one of the same series more than another', async () => {
    const knowledgeBase = await knowing([
      { title: 'Sourdough one', series: 2 },
      { title: 'Sourdough two' },
      { title: 'Sourdough six', series: 2 },
    ]);
    expect(ids(knowledgeBase, 1, 2)).toEqual([3, 2]);
  });

  test('not every show in which the host is named', async () => {
    const knowledgeBase = await knowing([
      { title: 'Sourdough by Marmalade', said: 'Marmalade here, Marmalade says hello' },
      { title: 'Sourdough elsewhere', hostid: 2 },
      { title: 'A talk with Marmalade', said: 'Marmalade Marmalade', hostid: 2 },
      { title: 'Another talk with Marmalade', said: 'Marmalade', hostid: 2 },
    ]);
    expect(ids(knowledgeBase, 1)).toEqual([2]);
  });

  test('one with a subject that only is spoken of, where nothing is written', async () => {
    const knowledgeBase = await knowing([
      { title: 'Untitled', said: 'the sourdough rose, and sourdough it was' },
      { title: 'Recorded on a train', said: 'my sourdough died, my poor sourdough' },
      { title: 'Recorded on a boat', said: 'a poor sourdough' },
    ]);
    expect(ids(knowledgeBase, 1)).toEqual(expect.arrayContaining([2, 3]));
  });
});
