import { beforeAll, describe, expect, test } from 'vitest';
import { verbatimQuery } from '../../../src/search/query-language/verbatim.ts';
import { Golden } from './golden.ts';

let golden: Golden;
beforeAll(async () => {
  golden = await Golden.open();
});

describe('misspelt words', () => {
  test.each([
    ['sourdoguh', 'sourdough', 5],
    ['solderign', 'soldering', 11],
    ['hypervisro', 'hypervisor', 1],
    ['microcnotroller', 'microcontroller', 5],
    ['lighthuose parrot', 'lighthouse', 3],
    ['capactiors', 'capacitors', 2],
  ])('%s is looked for as %s, and that is said', (query, meant, id) => {
    const { hits, corrections } = golden.search(query);
    expect(hits[0]?.episode.id).toBe(id);
    expect(corrections).toHaveLength(1);
    expect(corrections[0]).toMatchObject({ typed: query.split(' ')[0], known: false });
    expect(corrections[0]?.searched).toContain(meant);
  });

  test('are found as well as the words that were meant, where those are not many', () => {
    expect(new Set(golden.ids('solderign'))).toEqual(new Set(golden.ids('soldering')));
  });

  test('are searched verbatim on request', () => {
    expect(verbatimQuery('sourdoguh bread')).toBe('"sourdoguh" "bread"');
    const { hits, corrections } = golden.search(verbatimQuery('sourdoguh bread'));
    expect(corrections).toEqual([]);
    expect(hits.map(({ episode }) => episode.id)).toEqual(golden.ids('"bread"'));
    expect(golden.search(verbatimQuery('sourdoguh')).total).toBe(0);
  });

  test('of which there are none are not corrected', () => {
    for (const query of ['xen', 'debian', 'soldering iron', 'wi-fi', 'Marit', 'the']) {
      expect(golden.search(query).corrections, query).toEqual([]);
    }
  });
});

describe('what the recogniser misheard', () => {
  test('Debian and devian find the same shows, and each is marked for the other', () => {
    expect(golden.ids('devian')).toEqual(golden.ids('debian'));
    expect(golden.ids('debian')).toEqual([6, 1]);
    for (const query of ['debian', 'devian']) {
      expect(new Set([...golden.marked(query, 6), ...golden.marked(query, 1)])).toEqual(new Set(['devian', 'debian']));
    }
  });

  test('Xen is found where it was misheard as Zen, or spelled out', () => {
    expect(golden.ids('xen')[0]).toBe(1);
    expect(golden.ids('xen')).toEqual(expect.arrayContaining([1, 10, 26, 30]));
    expect(golden.ids('zen')).toEqual(expect.arrayContaining([1, 10, 26]));
    expect(golden.marked('xen', 10)).toEqual(['zen']);
    expect(golden.marked('xen', 30)).toEqual(['x-e-n']);
    expect(golden.marked('zen', 26)).toEqual(['xen']);
  });

  test('in quotes it matches only as typed', () => {
    expect(golden.ids('"devian"').toSorted()).toEqual([1, 6]);
    expect(golden.marked('"devian"', 1)).toEqual(['devian']);
    expect(golden.ids('"zen"').toSorted((a, b) => a - b)).toEqual([1, 10]);
  });

  test('spelled-out letters find the word', () => {
    expect(golden.ids('X-E-N')[0]).toBe(1);
    expect(golden.ids('X-E-N')).toEqual(expect.arrayContaining([1, 10, 26, 30]));
  });
});

describe('words that are written in two ways', () => {
  test('wifi, wi-fi and wi fi find the same shows', () => {
    const shows = [5, 13, 23, 26, 31];
    for (const query of ['wifi', 'wi-fi', 'WiFi', 'Wi‑Fi']) {
      expect(
        golden.ids(query).toSorted((a, b) => a - b),
        query,
      ).toEqual(shows);
      expect(golden.ids(query)[0], query).toBe(13);
    }
    expect(golden.ids('wi fi')).toEqual(expect.arrayContaining(shows));
    expect(golden.marked('wifi', 13)).toEqual(['wi-fi']);
    expect(golden.marked('wi-fi', 23)).toEqual(['wifi']);
  });

  test('raspberrypi is a raspberry pi', () => {
    const shows = [1, 9, 10, 23, 31];
    expect(golden.ids('raspberrypi').toSorted((a, b) => a - b)).toEqual(shows);
    expect(
      golden
        .ids('raspberry pi')
        .slice(0, shows.length)
        .toSorted((a, b) => a - b),
    ).toEqual(shows);
    for (const id of shows) expect(golden.marked('raspberrypi', id)).toEqual(['raspberry pi']);
  });

  test('rasp berry finds raspberry, and what was misheard as two words', () => {
    expect(golden.ids('rasp berry')[0]).toBe(23);
    expect(golden.marked('rasp berry', 23)).toEqual(['raspberry', 'rasp berry']);
    expect(golden.ids('rasp berry')).toEqual(expect.arrayContaining([1, 9, 10, 31]));
  });

  test('words in two pieces are found as one, and the other way round', () => {
    expect(golden.ids('lamp shade')[0]).toBe(1);
    expect(golden.marked('lamp shade', 1)).toContain('lampshade');
    expect(golden.ids('e-ink')).toEqual([23]);
    expect(golden.ids('micro controller')[0]).toBe(5);
  });
});
