import { beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase, Resolution } from '../../src/knowledge/knowledge-base.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

function ids(resolution: Resolution<{ readonly id: number }>): number | number[] {
  return resolution.kind === 'found' ? resolution.value.id : resolution.values.map(({ id }) => id);
}

describe('an episode is known by', () => {
  test.each([
    '12',
    '#12',
    '0012',
    'hpr12',
    'hpr0012',
    'HPR12',
    'HPR 0012',
    'episode 12',
    'ep. 12',
    'hpr0012.mp3',
    '0012.ogg',
    'https://hackerpublicradio.org/eps/hpr0012/index.html',
    'http://hackerpublicradio.org/eps.php?id=12',
    'https://hub.hackerpublicradio.org/ccdn.php?filename=/eps/hpr0012/hpr0012.mp3',
  ])('%s', (typed) => {
    expect(ids(knowledgeBase.resolveEpisode(typed))).toBe(12);
  });

  test('its title, however it is written, and with a slip of the finger', () => {
    for (const { id, title } of knowledgeBase.episodes) {
      const namesakes = knowledgeBase.episodes.filter((episode) => episode.title === title);
      if (namesakes.length > 1) continue;
      expect(ids(knowledgeBase.resolveEpisode(title.toUpperCase())), title).toBe(id);
    }
    const [first] = knowledgeBase.episodes;
    const slipped = first?.title.replace(/(\w)(\w)(\w{3,})/, '$2$1$3') ?? '';
    expect(knowledgeBase.resolveEpisode(slipped)).toMatchObject({
      kind: 'found',
      value: { id: first?.id },
      guessed: true,
    });
  });

  test.each(['latest', 'the newest', 'last show'])('%s is the newest show', (typed) => {
    expect(ids(knowledgeBase.resolveEpisode(typed))).toBe(knowledgeBase.episodes.at(-1)?.id);
  });

  test('a title that several have is a choice between them', () => {
    expect(ids(knowledgeBase.resolveEpisode('a walk with the recorder'))).toEqual([20, 4]);
  });

  test('and by nothing that is like none', () => {
    expect(ids(knowledgeBase.resolveEpisode('qqqq'))).toEqual([]);
    expect(ids(knowledgeBase.resolveEpisode(''))).toEqual([]);
    expect(ids(knowledgeBase.resolveEpisode('999999999999999999999'))).toEqual([]);
  });
});

describe('a number that no episode has', () => {
  test.each([
    ['hpr9999', [31]],
    ['0', [1]],
    ['-1', [1]],
    ['14', [13, 15]],
    ['https://hackerpublicradio.org/eps/hpr0014/index.html', [13, 15]],
  ])('%s is near to those beside it', (typed, near) => {
    expect(ids(knowledgeBase.resolveEpisode(typed))).toEqual(near);
  });
});

describe('hosts, series and tags', () => {
  test('are known by id, name and nearly their name', () => {
    for (const { id, name } of knowledgeBase.hosts) {
      expect(ids(knowledgeBase.resolveHost(String(id)))).toBe(id);
      expect(ids(knowledgeBase.resolveHost(name.toLowerCase())), name).toBe(id);
    }
    for (const { id, name } of knowledgeBase.series.filter((one) => one.id !== 0)) {
      expect(ids(knowledgeBase.resolveSeries(String(id)))).toBe(id);
      expect(ids(knowledgeBase.resolveSeries(name)), name).toBe(id);
    }
    const [{ tag } = { tag: '' }] = knowledgeBase.suggestTags('', 1);
    expect(knowledgeBase.resolveTag(tag.toUpperCase())).toMatchObject({ kind: 'found', value: tag });
  });

  test('a name that starts another is itself', () => {
    expect(ids(knowledgeBase.resolveHost('pip'))).toBe(3);
  });

  test('accents may be left out', () => {
    const host = knowledgeBase.hosts.find(({ name }) => /[^\x20-\x7e]/.test(name));
    const bare =
      host?.name
        .normalize('NFKD')
        .replace(/[^\x20-\x7e]/g, '')
        .replace('Å', 'A') ?? '';
    expect(ids(knowledgeBase.resolveHost(bare))).toBe(host?.id);
  });
});

describe('a name that is not quite one', () => {
  test.each([
    ['solveigasbrink', 'Solveig Åsbrink'],
    ['solveigasbrin', 'Solveig Åsbrink'],
    ['thenightdesk', 'The Night Desk'],
    ['gustallow', 'Gus Tallow'],
    ['gus talow', 'Gus Tallow'],
    ['null terrier', 'nullterrier'],
    ['otoline', 'Ottoline'],
    ['tanzy', 'Tansy'],
    ['guss talow', 'Gus Tallow'],
  ])('of a host: %s is taken for %s', (typed, name) => {
    expect(knowledgeBase.resolveHost(typed)).toMatchObject({ kind: 'found', value: { name }, guessed: true });
  });

  test.each([
    ['pipp', ['Pip']],
    ['pap', ['Pip']],
    ['nihgtdesk', []],
    ['desk lamp', ['The Night Desk']],
    ['Zacharias', []],
  ])('of a host: %s is near to %j at most', (typed, near) => {
    const resolution = knowledgeBase.resolveHost(typed);
    expect(resolution.kind === 'near' && resolution.values.map(({ name }) => name)).toEqual(near);
  });

  test.each([
    ['kitchenbench', 'Kitchen Bench'],
    ['kitchenbnech', 'Kitchen Bench'],
    ['beigeboxs', 'Beige Boxes'],
    ['hpr comunity news', 'HPR Community News'],
  ])('of a series: %s is taken for %s', (typed, name) => {
    expect(knowledgeBase.resolveSeries(typed)).toMatchObject({ kind: 'found', value: { name }, guessed: true });
  });

  test.each([
    ['backupsgonewrong', 10],
    ['thirtyeightcasettes', 30],
    ['claack, thock, ouch', 18],
  ])('of an episode: %s is taken for %i', (typed, id) => {
    expect(knowledgeBase.resolveEpisode(typed)).toMatchObject({ kind: 'found', value: { id }, guessed: true });
  });
});

describe('suggestions', () => {
  test('find a name that is typed without its spaces', () => {
    for (const typed of ['solveigas', 'solveigasbrink', 'solveigasbrnik']) {
      expect(
        knowledgeBase.suggestHosts(typed, 5).map(({ id }) => id),
        typed,
      ).toEqual([8]);
      expect(knowledgeBase.suggestQueries(`by:${typed}`, 5), typed).toEqual(['by:"Solveig Åsbrink"']);
    }
  });

  test('for what is half typed have the thing itself first', () => {
    expect(knowledgeBase.suggestHosts('pip', 5)[0]?.id).toBe(3);
    expect(knowledgeBase.suggestEpisodes('1', 25).map(({ id }) => id)).toEqual(expect.arrayContaining([1, 10, 11, 12]));
    expect(knowledgeBase.suggestEpisodes('12', 25)[0]?.id).toBe(12);
    expect(
      knowledgeBase
        .suggestEpisodes('walk with', 25)
        .map(({ id }) => id)
        .slice(0, 2)
        .sort(),
    ).toEqual([20, 4]);
    expect(knowledgeBase.suggestQueries('sourd', 5)).toEqual(
      expect.arrayContaining([expect.stringMatching(/sourdough/i)]),
    );
  });

  test('for a number in the making are those that it may become, zeros and all', () => {
    const suggested = (typed: string) => knowledgeBase.suggestEpisodes(typed, 25).map(({ id }) => id);
    for (const typed of ['0', 'hpr0', 'hpr00']) expect(suggested(typed).slice(0, 3), typed).toEqual([1, 2, 3]);
    expect(suggested('hpr000')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(suggested('hpr001')).toEqual([1, 10, 11, 12, 13, 15, 16, 17, 18, 19]);
    expect(suggested('hpr0001')).toEqual([1]);
    expect(suggested('0003')).toEqual([3]);
    expect(suggested('hpr01')).toEqual([1]);
    expect(suggested('-1')).toEqual([]);
    expect(suggested('https://hackerpublicradio.org/eps/hpr0001/index.html')).toEqual([1]);
  });

  test('for a number have also the titles that say it, and none that says a number like it', () => {
    const titles = (typed: string) => knowledgeBase.suggestEpisodes(typed, 25).map(({ title }) => title);
    expect(titles('2025')).toEqual(['Community News for April 2025']);
    expect(titles('2026')).toEqual([]);
  });

  test('for nothing typed are what a member would most likely pick', () => {
    expect(knowledgeBase.suggestEpisodes('', 3).map(({ id }) => id)).toEqual([31, 30, 29]);
    expect(knowledgeBase.suggestHosts('', 25).every(({ listed }) => listed)).toBe(true);
    expect(knowledgeBase.suggestSeries('', 25).every(({ id }) => id !== 0)).toBe(true);
    expect(knowledgeBase.suggestTags('', 5)).toHaveLength(5);
  });

  test('are never more than asked for', () => {
    for (const typed of ['', 'a', 'the', '1', 'r']) {
      expect(knowledgeBase.suggestEpisodes(typed, 4).length).toBeLessThanOrEqual(4);
      expect(knowledgeBase.suggestQueries(typed, 4).length).toBeLessThanOrEqual(4);
    }
  });
});
