import { describe, expect, test } from 'vitest';
import type { Episode, Host, Series } from '../../src/corpus/model.ts';
import { accepts } from '../../src/knowledge/episode-filter.ts';
import { EpisodeLookup } from '../../src/knowledge/episode-lookup.ts';
import { Names } from '../../src/knowledge/names.ts';
import { resolveFilters } from '../../src/knowledge/resolve-filters.ts';
import { parseQuery } from '../../src/search/query-language/parse-query.ts';

function host(id: number, name: string): Host {
  return { id, name, profile: '', license: '', listed: true };
}

function series(id: number, name: string): Series {
  return { id, name, description: '', closed: false, listed: true };
}

function episode(id: number, more: Partial<Episode>): Episode {
  return { id, title: `Show ${id}`, summary: '', explicit: false, license: '', tags: [], hasTranscript: true, ...more };
}

const episodes = [
  episode(1, { hostId: 1, seriesId: 1, tags: ['Bread', 'rye'], date: '2012-02-29' }),
  episode(2, { hostId: 2, seriesId: 2, tags: ['bread'], date: '2014-12-31' }),
  episode(3, { hostId: 3, tags: ['radio'], date: '2015-01-01' }),
  episode(4, { hostId: 4, seriesId: 3, tags: ['radio', 'rye'], date: '2015-06-30' }),
  episode(5, { tags: [] }),
];
const names = new Names(
  {
    episodes,
    hosts: [host(1, 'Nora Wren'), host(2, 'Nora Quill'), host(3, 'Tobermory'), host(4, 'Noranda')],
    series: [series(1, 'Ovens'), series(2, 'News of the Ovens'), series(3, 'Masts and Wires')],
    loops: {},
    comments: 0,
    problems: [],
  },
  new EpisodeLookup(episodes),
);

function resolve(query: string) {
  return resolveFilters(parseQuery(query).filters, names);
}

/** The shows that a query's filters accept. */
function accepted(query: string): readonly number[] {
  const { filter } = resolve(query);
  return episodes.filter((one) => accepts(filter, one)).map(({ id }) => id);
}

function diagnosticsOf(query: string): readonly string[] {
  return resolve(query).diagnostics.map(({ kind, of, typed, names }) => `${kind} ${of} ${typed}: ${names.join(', ')}`);
}

describe('filters accept the shows', () => {
  test.each([
    ['', [1, 2, 3, 4, 5]],
    ['host:tobermory', [3]],
    ['host:"nora wren" host:tobermory', [1, 3]],
    ['host:3', [3]],
    ['-host:tobermory', [1, 2, 4, 5]],
    ['series:ovens', [1]],
    ['-series:ovens', [2, 3, 4, 5]],
    ['tag:bread', [1, 2]],
    ['tag:BREAD tag:rye', [1]],
    ['tag:rye -tag:bread', [4]],
    ['before:2015', [1, 2]],
    ['after:2015', [3, 4]],
    ['until:2012-02', [1]],
    ['year:2015', [3, 4]],
    ['host:tobermory tag:bread', []],
  ])('%s', (query, ids) => {
    expect(accepted(query)).toEqual(ids);
    expect(diagnosticsOf(query)).toEqual([]);
  });
});

describe('a name that is not quite one', () => {
  test('is taken for the one that is nearly called so, and that is said', () => {
    expect(accepted('host:tobermori')).toEqual([3]);
    expect(diagnosticsOf('host:tobermori')).toEqual(['guessed-name host tobermori: Tobermory']);
    expect(diagnosticsOf('by:norawren')).toEqual(['guessed-name host norawren: Nora Wren']);
    expect(diagnosticsOf('by:noraquil')).toEqual(['guessed-name host noraquil: Nora Quill']);
    expect(diagnosticsOf('series:mastsandwires')).toEqual(['guessed-name series mastsandwires: Masts and Wires']);
    expect(diagnosticsOf('series:"mast and wire"')).toEqual(['guessed-name series mast and wire: Masts and Wires']);
    expect(diagnosticsOf('tag:radoi')).toEqual(['guessed-name tag radoi: radio']);
  });

  test('is taken for all that have it for a word', () => {
    expect(accepted('host:nora')).toEqual([1, 2]);
    expect(diagnosticsOf('host:nora')).toEqual(['several-names host nora: Nora Wren, Nora Quill']);
    expect(accepted('-host:nora')).toEqual([3, 4, 5]);
    expect(accepted('host:nor')).toEqual([1, 2, 4]);
  });

  test('is left out when it could be any or none, with the nearest names', () => {
    expect(accepted('host:"nora kestrel"')).toEqual([1, 2, 3, 4, 5]);
    expect(diagnosticsOf('host:"nora kestrel"')).toEqual([
      'unknown-name host nora kestrel: Nora Wren, Nora Quill, Noranda',
    ]);
    expect(diagnosticsOf('host:qqqq tag:日本語 series:~x~')).toEqual([
      'unknown-name host qqqq: ',
      'unknown-name series ~x: ',
      'unknown-name tag 日本語: ',
    ]);
    expect(accepted('host:qqqq host:tobermory')).toEqual([3]);
  });
});
