import { beforeAll, describe, expect, test } from 'vitest';
import { Golden } from './golden.ts';

let golden: Golden;
beforeAll(async () => {
  golden = await Golden.open();
});

describe('a query finds just these shows', () => {
  test.each([
    ['"name a price"', [1]],
    // A line of the transcript ends within each of these.
    ['"carry it to the till"', [1]],
    ['"better approach to mobile ad hoc networking"', [13]],
    ['"a perfect copy"', [10]],
    ['"ed is the standard editor"', [12]],
    ['seagull -ludlow', [10, 21]],
    ['bats -"walk with the recorder"', [13, 31]],
    ['bread -sourdough -soldering', [13, 24]],
    ['alarm -burglar-alarm', [5, 20]],
    ['+seagull +aberystwyth photograph', [10, 21]],
    ['micro*', [4, 5, 9, 13, 15, 20, 27, 31]],
    ['virtual*', [1, 30]],
    ['host:quillback parrot', [3, 12]],
    ['host:ottoline -keyboards', [23]],
    ['series:"the spare room rack" xen', [1, 10, 26]],
    ['-series:"the spare room rack" xen', [30, 31]],
    ['tag:teaching soldering', [11]],
    ['-tag:soldering soldering', [20, 31]],
    ['title:recorder', [4, 20]],
    ['title:bats', []],
    ['summary:bats', [20, 21]],
    ['in:notes bats', [21]],
    ['notes:rsync', [10]],
    ['in:title,summary seagull', [10, 31]],
    ['comments:seagull', [10]],
    ['in:comments,notes seagull', [10]],
    ['seagull after:2022-12', [21, 31]],
    ['seagull after:2022-12 before:2025', [21]],
    ['seagull year:2020', [10]],
    ['seagull until:2020-09-07', [10]],
    ['seagull before:2020-09-07', []],
    ['seagull AND trieste', []],
    ['trieste NOT seagull', [2]],
    ['trieste OR aberystwyth', [2, 10, 21]],
    ['"name a price" OR "a perfect copy"', [1, 10]],
    ['title:recorder OR trieste', [2, 4, 20]],
    ['"name a price" OR title:recorder', [1, 4, 20]],
    ['seagull AND ludlow OR aberystwyth', [10, 21, 31]],
    ['ludlow OR aberystwyth AND seagull', [10, 21, 31]],
  ])('%s', (query, ids) => {
    expect(golden.ids(query).toSorted((a, b) => a - b)).toEqual(ids);
  });

  test.each(['micro*', '"name a price"', 'in:notes bats', 'seagull -ludlow'])('%s, with nothing to remark', (query) => {
    const { diagnostics, corrections } = golden.search(query);
    expect([...diagnostics, ...corrections]).toEqual([]);
  });
});

describe('filters alone list their shows, newest first', () => {
  test.each([
    ['host:pip', [26, 10, 1]],
    ['series:"kitchen bench"', [27, 5]],
    ['tag:soldering', [18, 17, 11]],
    ['tag:soldering -tag:repair', [18]],
    ['after:2024-06', [31, 30, 28]],
    ['before:2019-05', [2, 1]],
    ['year:2022', [21, 20, 19, 18, 17]],
    ['host:pip host:tansy after:2021', [27, 26, 13]],
    ['host:pip the', [26, 10, 1]],
  ])('%s', (query, ids) => {
    expect(golden.ids(query)).toEqual(ids);
    expect(golden.search(query).total).toBe(ids.length);
  });
});

describe('misused syntax gets a note, and still finds something', () => {
  test.each([
    ['in:foo rsync', 'unknown-field', 10],
    ['after:june trieste', 'unreadable-date', 2],
    ['trieste host:', 'no-value', 2],
    ['"trieste', 'open-quote', 2],
    ['host:nobody trieste', 'unknown-name', 2],
    ['host:quilback parrot', 'guessed-name', 3],
    ['trieste -year:2015', 'date-excluded', 2],
    ['"mobile hoc ad"', 'no-such-phrase', 13],
    ['"soldering elefants"', 'no-such-phrase', 11],
  ])('%s: %s', (query, kind, id) => {
    const { diagnostics, hits } = golden.search(query);
    expect(diagnostics.map((remark) => remark.kind)).toEqual([kind]);
    expect(hits[0]?.episode.id).toBe(id);
  });

  test('two phrases that no show has together are relaxed to words', () => {
    const { diagnostics, hits } = golden.search('"name a price" "ice cream"');
    expect(diagnostics.map(({ kind }) => kind)).toEqual(['no-such-phrase']);
    expect(hits.map(({ episode }) => episode.id)).toEqual(expect.arrayContaining([1, 10]));
  });
});
