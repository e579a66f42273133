import { describe, expect, test } from 'vitest';
import type { Episode } from '../../src/corpus/model.ts';
import type { Facet } from '../../src/knowledge/answers.ts';
import { Facets } from '../../src/knowledge/facets.ts';

const hosts = [1, 2].map((id) => ({ id, name: `Host ${id}`, profile: '', license: '', listed: true }));
const series = [{ id: 7, name: 'Bash', description: '', closed: false, listed: true }];

function episodes(count: number): readonly Episode[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    title: '',
    date: index < 4 ? '2012-01-01' : `20${13 + index}-01-01`,
    summary: '',
    hostId: index < 3 ? 2 : index < 9 ? 1 : 99,
    seriesId: 7,
    explicit: false,
    license: '',
    tags: [],
    hasTranscript: true,
  }));
}

function facetsOf(count: number): readonly Facet[] {
  return new Facets({ episodes: episodes(count), hosts, series }).of(
    Uint32Array.from({ length: count }, (_, index) => index),
  );
}

describe('facets', () => {
  test('are what several share but not all, the most frequent first', () => {
    expect(facetsOf(12)).toEqual([
      { of: 'year', year: 2012, episodes: 4 },
      { of: 'host', host: hosts[0], episodes: 6 },
      { of: 'host', host: hosts[1], episodes: 3 },
    ]);
  });

  test('of a few episodes are none', () => {
    expect(facetsOf(10)).toEqual([]);
  });
});
