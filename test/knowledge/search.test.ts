import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase, SearchRequest } from '../../src/knowledge/knowledge-base.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

function search(text: string, more: Partial<SearchRequest> = {}) {
  return knowledgeBase.search({ text, offset: 0, limit: 10, ...more });
}
function found(text: string, more?: Partial<SearchRequest>): number[] {
  return search(text, more).hits.map(({ episode }) => episode.id);
}

describe('questions that a member could have, over the sample corpus', () => {
  test.each([
    ['xen virtualisation', 1],
    ['runner beans wifi', 13],
    ['calculator wrong on tuesdays bakery', 24],
    ['the editor that only prints a question mark', 12],
    ['rsync deleted empty directory seagull', 10],
    ['solveig cookbook', 15],
    ['valve radio trieste tomatoes', 2],
    ['phone that rang in a biscuit tin', 9],
    ['bats slowed down ten times', 20],
    ['three elephants', 11],
  ])('%s', (text, id) => {
    expect(found(text)[0]).toBe(id);
  });

  test('a show whose title is the query comes first, and only once over all pages', () => {
    for (const { id, title } of knowledgeBase.episodes) {
      const namesakes = knowledgeBase.episodes
        .filter((episode) => episode.title === title)
        .map((episode) => episode.id);
      expect(found(title.toUpperCase(), { limit: namesakes.length }).sort(), title).toEqual(namesakes.sort());
      const paged = [0, 1, 2, 3].flatMap((offset) => found(title, { offset, limit: 1 }));
      expect(paged, title).toEqual(found(title, { limit: 4 }));
      expect(paged[0] === id || namesakes.length > 1, title).toBe(true);
    }
  });

  test('misspelled words are searched as the nearest words that are said, and it says so', () => {
    const { hits, corrections } = search('sourdoguh microcnotroller');
    expect(hits[0]?.episode.id).toBe(5);
    expect(corrections.map(({ typed }) => typed)).toEqual(['sourdoguh', 'microcnotroller']);
    expect(corrections.flatMap(({ searched }) => searched)).toEqual(
      expect.arrayContaining(['sourdough', 'microcontroller']),
    );
  });
});

describe('an excerpt', () => {
  test('has the searched words marked, in other variants too, and its place in the show', () => {
    const [hit] = search('hypervisors').hits;
    const marked = hit?.excerpt?.segments.filter(({ match }) => match).map(({ text }) => text);
    expect(marked?.join(' ')).toMatch(/hypervisor/i);
  });

  test('of the transcript has an approximate time within the show', () => {
    for (const { episode, excerpt } of search('the radio and the bread').hits) {
      if (excerpt?.field !== 'transcript') continue;
      expect(excerpt.location?.share).toBeGreaterThanOrEqual(0);
      expect(excerpt.location?.share).toBeLessThanOrEqual(1);
      if (episode.duration === undefined) expect(excerpt.location?.seconds).toBeUndefined();
      else expect(excerpt.location?.seconds).toBeLessThanOrEqual(episode.duration);
    }
  });

  test('is not the welcome that nearly every show begins with, where more is said', () => {
    const hit = search('radio').hits.find(({ episode }) => episode.id === 18);
    expect(hit?.excerpt?.field).toBe('transcript');
    expect(hit?.excerpt?.location?.word).toBeGreaterThan(100);
  });

  test('that is cut says so, and any other ends with its sentence', () => {
    for (const query of ['a computer and a radio', 'sourdough', 'backup', 'bats', 'linux']) {
      for (const { excerpt } of search(query, { limit: 30 }).hits) {
        const shown = excerpt?.segments.map(({ text }) => text).join('') ?? '';
        expect(shown).not.toMatch(/[\s,;:–—-]$/);
        if (excerpt?.field === 'transcript' && !excerpt.cutAfter) expect(shown).toMatch(/[.!?…]["'”’)\]]*$/);
        if (excerpt?.cutAfter) expect(shown).not.toMatch(/[.!?]$/);
        if (excerpt?.field === 'transcript' && !excerpt.cutBefore) expect(shown).toMatch(/^[^\p{Ll}]/u);
      }
    }
  });

  test('is text of the show, word for word', () => {
    for (const query of ['sourdough', 'bash arrays', 'soldering iron', 'linux', 'backup']) {
      for (const { episode, excerpt } of search(query).hits) {
        const shown = excerpt?.segments
          .map(({ text }) => text)
          .join('')
          .trim();
        if (excerpt?.field !== 'transcript' || shown === undefined) continue;
        const said = knowledgeBase
          .transcript(episode.id)
          ?.lines.flatMap(({ segments }) => segments.map(({ text }) => text));
        expect(said?.join(' ').replace(/\s+/g, ' ')).toContain(shown);
      }
    }
  });
});

describe('filters', () => {
  const all = { limit: 100 };

  test('keep to a host, a series, a tag and a time', () => {
    const [host] = knowledgeBase.hosts;
    for (const { episode } of search('the linux radio', { ...all, hostId: host?.id ?? 0 }).hits)
      expect(episode.hostId).toBe(host?.id);
    const everything = search('radio', all).hits.map(({ episode }) => episode);
    const tag = everything.flatMap(({ tags }) => tags)[0] ?? '';
    for (const { episode } of search('radio', { ...all, tag: tag.toUpperCase() }).hits) {
      expect(episode.tags.map((own) => own.toLowerCase())).toContain(tag.toLowerCase());
    }
    const between = search('radio', { ...all, from: '2021-01-01', to: '2022-12-31' }).hits;
    expect(between.length).toBeGreaterThan(0);
    expect(between.length).toBeLessThan(everything.length);
    for (const { episode } of between) expect(episode.date).toMatch(/^202[12]/);
  });

  test('count all and give a page', () => {
    const whole = search('a computer and a radio', all);
    const pages = [0, 3, 6].flatMap((offset) => search('a computer and a radio', { offset, limit: 3 }).hits);
    expect(pages.map(({ episode }) => episode.id)).toEqual(whole.hits.slice(0, 9).map(({ episode }) => episode.id));
    expect(search('a computer and a radio', { offset: 0, limit: 1 }).total).toBe(whole.total);
    expect(search('computer', { offset: 10_000, limit: 5 }).hits).toEqual([]);
  });
});

describe('whatever is typed', () => {
  test('is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (text) => {
        const page = search(text, { limit: 3 });
        expect(page.hits.length).toBeLessThanOrEqual(3);
        expect(page.total).toBeGreaterThanOrEqual(page.hits.length);
      }),
      { numRuns: 200 },
    );
  });

  test('words that are too common to be indexed find titles', () => {
    expect(search('the').hits.map(({ episode }) => episode.title)).toEqual(
      expect.arrayContaining([expect.stringMatching(/\bthe\b/i)]),
    );
  });

  test('unknown words find nothing, and the suggested queries find something', () => {
    const { total, nearby } = search('+qqqqqqqqq solderign');
    expect(total).toBe(0);
    for (const query of nearby) expect(search(query).total).toBeGreaterThan(0);
  });

  test('unwanted words are left out', () => {
    const everyone = found('radio', { limit: 100 });
    const without = found('radio -trieste', { limit: 100 });
    expect(everyone).toContain(2);
    expect(without).not.toContain(2);
    expect(without.length).toBeGreaterThan(0);
  });
});

describe('the passage of one show', () => {
  test('is the one that a search shows for it, whatever its rank', () => {
    for (const { episode, excerpt, spread } of search('computer radio', { limit: 20 }).hits) {
      expect(knowledgeBase.passage(episode.id, 'computer radio'), episode.title).toEqual({
        ...(excerpt && { excerpt }),
        ...(spread && { spread }),
      });
    }
  });

  test('is none where nothing in it answers, or the show does not exist', () => {
    expect(knowledgeBase.passage(1, 'qqqqqq')).toEqual({});
    expect(knowledgeBase.passage(9999, 'xen')).toEqual({});
  });
});
