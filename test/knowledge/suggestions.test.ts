import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { parseQuery } from '../../src/search/query-language/parse-query.ts';
import { garbage, HUGE } from '../search/query-language/garbage.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';
import { knowledgeBaseOver } from '../support/shows.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

function suggested(typed: string): readonly string[] {
  return knowledgeBase.suggestQueries(typed, 25);
}

function search(text: string) {
  return knowledgeBase.search({ text, offset: 0, limit: 100 });
}

describe('a query of words is completed by', () => {
  test.each([
    ['a tag', 'amateur r', 'amateur radio'],
    ['a host', 'tans', 'host:Tansy'],
    ['a series', 'prompt and', 'series:"Prompt and Pipe"'],
    ['a title', 'thirty-eight c', 'Thirty-Eight Cassettes'],
    ['a title with a slip of the finger', 'clak, thock', 'Clack, Thock, Ouch'],
    ['a word', 'perox', 'peroxide'],
  ])('%s: %s is %s', (_, typed, query) => {
    expect(suggested(typed)[0]).toBe(query);
  });

  test('words that are at home in the same shows as those before', () => {
    expect(suggested('bread micro')[0]).toBe('bread microcontroller');
    expect(suggested('bats micro')[0]).toMatch(/^bats microphones?$/);
  });

  test('what shows are about before what is merely said', () => {
    expect(suggested('b')).toContain('backup');
    expect(suggested('b')).not.toContain('because');
  });

  test('no name that has fewer of the words than another', async () => {
    const tags = [
      'linux',
      ...['audio', 'kernel', 'games', 'desktop', 'server', 'phone'].map((what) => `linux ${what}`),
    ];
    const shows = tags.map((tag, index) => ({ id: index + 1, tags: tag, series: 1 }));
    const knowing = await knowledgeBaseOver([...shows, { id: 10, tags: 'women in tech' }], ['Linux in the Shell']);
    expect(knowing.suggestQueries('in te', 25)).toContain('women in tech');
    expect(knowing.suggestQueries('linux in t', 25)).toEqual(['series:"Linux in the Shell"']);
  });

  test('no name that has nothing to do with the last word', () => {
    expect(suggested('sourdough pip').filter((query) => query.startsWith('host:'))).toEqual([]);
  });
});

describe('the beginning of a question', () => {
  test('is not completed to a name that only starts like its last word', async () => {
    const shows = Array.from({ length: 4 }, (_, index) => ({
      id: index + 1,
      title: 'Inlaws do how',
      said: 'inlaws inlaws',
    }));
    const base = await knowledgeBaseOver(shows);
    expect(base.suggestQueries('how do i', 25)).not.toContain('how do inlaws');
    expect(base.suggestQueries('how do inl', 25)).toContain('how do inlaws');
  });

  test('is an example where nothing is typed', async () => {
    const titles = [
      'How I bake my bread',
      'Why',
      'Linux 101',
      'What is in my bag?',
      'How I bake bread in 2015 (again)',
    ];
    const base = await knowledgeBaseOver(
      titles.map((title, index) => ({ id: index + 1, title, hostid: index + 1 })),
      [],
      titles,
    );
    expect(base.suggestQueries('', 25)).toEqual(['How I bake my bread', 'What is in my bag?']);
  });
});

describe('an episode is likely', () => {
  const ids = (typed: string) => knowledgeBase.likelyEpisodes(typed).map(({ id }) => id);

  test('by its number, its title and most of its title', () => {
    const { id, title } = knowledgeBase.episodes[4] ?? { id: 0, title: '' };
    expect(ids(`hpr${id}`)).toEqual([id]);
    expect(ids(title)).toEqual([id]);
    expect(ids(title.slice(0, -2))).toEqual([id]);
  });

  test('by words that no other show is about, in any order', async () => {
    const shows = [
      { id: 1, title: 'An evening with my oven', summary: 'How I bake rye loaves.', tags: 'bread,sourdough,c' },
      { id: 2, title: 'Sourdough for beginners', summary: 'Flour and water.', tags: 'bread' },
      { id: 3, title: 'A walk', summary: 'Rye fields.', said: 'rye sourdough oven rye sourdough oven water flour' },
    ];
    const base = await knowledgeBaseOver(shows);
    const found = (typed: string) => base.likelyEpisodes(typed).map(({ id }) => id);
    expect(found('a sourdough of rye')).toEqual([1]);
    expect(found('rye loaf, bread')).toEqual([]);
    expect(found('water bread')).toEqual([2]);
    // Two shows are about both words, one word is not enough, and what is typed so far may become another word.
    expect(found('bread sourdough')).toEqual([]);
    expect(found('how i bake')).toEqual([]);
    expect(found('rye c')).toEqual([]);
    expect(found('rye +sourdough')).toEqual([]);
  });

  test('not by a word, a number of no show, or nothing', () => {
    for (const typed of ['', 'a', 'radio', 'hpr9999', '  ']) expect(ids(typed)).toEqual([]);
  });
});

describe('the last piece of a query is completed as what it is', () => {
  test.each([
    ['host:so', 'host:"Solveig Åsbrink"'],
    ['bread host:pi', 'bread host:Pip'],
    ['by:gus', 'by:"Gus Tallow"'],
    ['host:gus tal', 'host:"Gus Tallow"'],
    ['host:tanys', 'host:Tansy'],
    ['host:pip,gu', 'host:pip host:"Gus Tallow"'],
    ['series:"the spare ro', 'series:"The Spare Room Rack"'],
    ['repair -tag:retro', 'repair -tag:"retro computing"'],
    ['xen after:202', 'xen after:2025'],
    ['xen after:2021-0', 'xen after:2021-01'],
    ['xen in:no', 'xen in:notes'],
    ['title:sold', 'title:soldering'],
    ['“red fold', '"red folder"'],
    ['"red fold', '"red folder"'],
    ['repair +solder', 'repair +soldering'],
    ['repair -raspb', 'repair -raspberry'],
  ])('%s is %s', (typed, query) => {
    expect(suggested(typed)[0]).toBe(query);
  });

  test('by every name, where there is nothing yet', () => {
    const hosts = knowledgeBase.hosts.filter(({ listed }) => listed);
    expect(suggested('host:')).toHaveLength(hosts.length);
    expect(suggested('xen tag: ')).toHaveLength(25);
  });

  test('by nothing more when a space shows that it is finished', () => {
    expect(suggested('host:pip ')).toEqual([]);
    expect(suggested('-xen ')).toEqual([]);
  });

  test('but words behind a name are not part of it', () => {
    expect(suggested('host:pip bac')[0]).toBe('host:pip backup');
  });
});

describe('what is suggested looks for what it says', () => {
  test('a host, a series or a tag finds its shows and no others', () => {
    for (const { id, name } of knowledgeBase.hosts.filter(({ listed }) => listed)) {
      const query = suggested('host:').find((one) => one.includes(name)) ?? '';
      const { hits, diagnostics } = search(query);
      expect([query, diagnostics]).toEqual([query, []]);
      expect(hits.map(({ episode }) => episode)).toEqual(knowledgeBase.episodesOfHost(id));
    }
    for (const query of [...suggested('series:'), ...suggested('tag:')]) {
      const { total, diagnostics } = search(query);
      expect([query, total > 0, diagnostics]).toEqual([query, true, []]);
    }
  });

  test('a title finds the show that is called so', () => {
    for (const { title } of knowledgeBase.episodes) {
      for (const query of suggested(title.slice(0, -1))) {
        const named = knowledgeBase.episodes.filter((episode) => episode.title === query);
        if (named.length > 0) expect(named).toContain(search(query).hits[0]?.episode);
      }
    }
  });

  test('whatever is typed, every suggestion is another query, which is understood', () => {
    fc.assert(
      fc.property(garbage, (typed) => {
        const queries = suggested(typed);
        expect(new Set(queries).size).toBe(queries.length);
        expect(queries.length).toBeLessThanOrEqual(25);
        expect(queries).not.toContain(typed);
      }),
      { numRuns: 300 },
    );
    for (const [, text] of HUGE) expect(suggested(text).length).toBeLessThanOrEqual(25);
  });

  test('also in the words of the corpus', () => {
    for (const typed of ['b', 'ra', 'xen', 'field rec', 'walk w', '"a w', 'tag:b', 'host:', 'ed is the "st']) {
      for (const query of suggested(typed)) expect([query, parseQuery(query).diagnostics]).toEqual([query, []]);
    }
  });
});
