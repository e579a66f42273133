import { describe, expect, test } from 'vitest';
import { applyFilters } from '../../commands/filters.ts';
import type { RouteOf } from '../../src/discord/route.ts';
import { smallLibrary } from '../discord/support/small-library.ts';
import { FakeKnowledgeBase } from '../support/fake-knowledge-base.ts';

const library = smallLibrary();
const route: RouteOf<'search'> = { view: 'search', query: 'bread', page: 1 };
const KEYS = { host: 'hostId', series: 'seriesId', tag: 'tag' } as const;
const nothing = { host: undefined, series: undefined, tag: undefined };

describe('typed filters', () => {
  test('are empty without input', () => {
    expect(applyFilters(library, route, nothing)).toEqual({ kind: 'route', route });
  });

  test('become ids, and a tag takes its spelling in the corpus', () => {
    expect(applyFilters(library, route, { host: 'Crumb', series: 'Even', tag: 'ry' })).toEqual({
      kind: 'route',
      route: { ...route, hostId: 1, seriesId: 1, tag: 'rye' },
    });
  });

  test.each(['host', 'series', 'tag'] as const)('offer a choice for an unknown %s, and keep the others', (option) => {
    const typed = { host: 'Crumb', series: 'Even', tag: 'rye', [option]: 'zeppelin' };
    const narrowed = applyFilters(library, route, typed);
    if (narrowed.kind !== 'choice') throw new Error('nothing to choose');
    expect(narrowed.view.embeds[0]?.title).toBe(`I don’t know any ${option} called “zeppelin”`);
    const kept: RouteOf<'search'> = { ...route, hostId: 1, seriesId: 1, tag: 'rye' };
    delete kept[KEYS[option]];
    expect(narrowed.view.history).toEqual([kept]);
  });

  test('reject a tag that is too long for custom ids', () => {
    const long = 'r'.repeat(80);
    const [first] = library.episodes;
    const tagged = new FakeKnowledgeBase({
      episodes: first ? [{ ...first, tags: [long] }] : [],
      hosts: [],
      series: [],
    });
    expect(applyFilters(tagged, route, { ...nothing, tag: long }).kind).toBe('choice');
  });
});
