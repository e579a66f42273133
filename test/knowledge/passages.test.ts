import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { PassageFinder } from '../../src/knowledge/passages.ts';
import { sampleArchive } from '../support/sample.ts';
import { knowledgeBaseOver } from '../support/shows.ts';

let archive: Archive;
let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  archive = await sampleArchive();
  knowledgeBase = createKnowledgeBase(archive);
});

/** Queries of words that are said, side by side or not. */
const query = fc
  .tuple(fc.nat(), fc.nat(), fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '+', '-', '"')), { maxLength: 5 }))
  .map(([which, at, picks]) => {
    const { episodes } = knowledgeBase;
    const said = knowledgeBase.transcript(episodes[which % episodes.length]?.id ?? 0);
    const words = said?.lines.flatMap(({ segments }) => segments.flatMap(({ text }) => text.split(/\s+/))) ?? [];
    const row = words.slice(at % Math.max(1, words.length)).slice(0, 3);
    const others = picks.map(([place, sign]) => `${sign}${words[place % Math.max(1, words.length)] ?? ''}`);
    return [...row, ...others].join(' ');
  });

describe('for any query', () => {
  test('the words of each show are spread over eighths of it, and an excerpt is of it, with its time within it', () => {
    fc.assert(
      fc.property(query, (text) => {
        for (const { episode, excerpt, spread } of knowledgeBase.search({ text, offset: 0, limit: 30 }).hits) {
          if (spread) {
            expect(spread.eighths).toHaveLength(8);
            expect(Math.max(...spread.eighths)).toBe(1);
            expect(Math.min(...spread.eighths)).toBeGreaterThanOrEqual(0);
            expect(spread.otherPassages).toBeGreaterThanOrEqual(0);
          }
          if (!excerpt) continue;
          expect(excerpt.segments.some(({ match }) => match)).toBe(true);
          expect(excerpt.segments.filter(({ match }) => match).every((one) => /[\p{L}\p{N}]/u.test(one.text))).toBe(
            true,
          );
          if (!excerpt.location) continue;
          const { word, share, seconds } = excerpt.location;
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThan(1);
          expect(word).toBeLessThan(knowledgeBase.transcript(episode.id)?.words ?? 0);
          if (episode.duration !== undefined) expect(seconds).toBeLessThanOrEqual(episode.duration);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('marks change nothing of a transcript, and it is opened at a word of it', () => {
    const plain = new Map(
      knowledgeBase.episodes.map(({ id }) => [id, textOf(knowledgeBase.transcript(id)?.lines ?? [])]),
    );
    fc.assert(
      fc.property(query, fc.nat(), (text, which) => {
        const id = knowledgeBase.episodes[which % knowledgeBase.episodes.length]?.id ?? 0;
        const transcript = knowledgeBase.transcript(id, text);
        expect(textOf(transcript?.lines ?? [])).toBe(plain.get(id));
        for (const { first, last } of transcript?.places ?? []) {
          expect(first).toBeLessThanOrEqual(last);
          expect(last).toBeLessThan(transcript?.words ?? 0);
          expect(transcript?.matches).toContain(first);
        }
      }),
      { numRuns: 100 },
    );
  });
});

function textOf(lines: readonly { readonly segments: readonly { readonly text: string }[] }[]): string {
  return lines.map(({ segments }) => segments.map(({ text }) => text).join('')).join('\n');
}

const talk = (words: number): string => 'nothing much '.repeat(words / 2).trim();

describe('of the places in a show', () => {
  test('one between its opening and its closing words is shown, unless they say much more', async () => {
    const said = `parrot ${talk(200)} parrot ${talk(300)} parrot`;
    const title = `grey parrot boat ${talk(200)} parrot ${talk(300)} grey`;
    const base = await knowledgeBaseOver([
      { id: 1, said },
      { id: 2, said: title },
      { id: 3, said: 'rain' },
    ]);
    const at = (text: string, id: number) =>
      base.search({ text, offset: 0, limit: 9 }).hits.find(({ episode }) => episode.id === id)?.excerpt?.location?.word;
    expect(at('parrot', 1)).toBe(201);
    expect(at('grey parrot boat', 2)).toBe(0);
  });

  test('each is counted that says half of what is shown, and none that is a part of it', async () => {
    const places = [`grey parrot boat`, 'parrot', 'grey parrot', 'boat and parrot'];
    const said = [talk(150), ...places.map((place) => `${place} ${talk(100)}`), talk(150)].join(' ');
    const base = await knowledgeBaseOver([
      { id: 1, duration: 700, said },
      { id: 2, said: 'rain' },
    ]);
    const [hit] = base.search({ text: 'grey parrot boat', offset: 0, limit: 1 }).hits;
    expect(hit?.excerpt?.location?.word).toBe(150);
    expect(hit?.spread?.otherPassages).toBe(2);
    // At words 150, 253, 354 and 456 of 709: that in the middle is on both sides of it.
    expect(hit?.spread?.eighths.map((part) => part > 0)).toEqual([false, true, true, true, true, true, false, false]);
    expect(hit?.spread?.eighths[1]).toBe(1);
  });
});

test('a transcript has its places in the order of how much of the query they say, and how near its words are', async () => {
  const said = [
    `${talk(40)} satellite dish`, // In the opening, which every show has.
    `${talk(110)} satellite`,
    `${talk(100)} a dish for nothing but the satellite`,
    `${talk(100)} satellite dish`,
    `${talk(100)} dish`,
    talk(150),
  ].join(' ');
  const base = await knowledgeBaseOver([
    { id: 1, said },
    { id: 2, said: 'rain' },
  ]);
  const transcript = base.transcript(1, 'satellite dish');
  const words = transcript?.lines.flatMap(({ text }) => text.split(/\s+/)) ?? [];
  const places = transcript?.places.map(({ first, last }) => words.slice(first, last + 1).join(' '));
  expect(places).toEqual(['satellite dish', 'dish for nothing but the satellite', 'satellite dish']);
  expect(transcript?.places[0]?.first).toBeGreaterThan(300);
  expect(transcript?.places[2]?.first).toBe(40);
  expect(base.transcript(1, 'zeppelin')?.places).toEqual([]);
});

test('a show that says the words all the time is as many places as excerpts can show', async () => {
  const said = `${talk(100)} ${'parrot one two three four five six seven '.repeat(40)} ${talk(130)}`;
  const base = await knowledgeBaseOver([
    { id: 1, said },
    { id: 2, said: 'rain' },
  ]);
  const [hit] = base.search({ text: 'parrot', offset: 0, limit: 1 }).hits;
  // It is said 40 times, and 44 words hold it six times. One of the seven places is shown.
  expect(hit?.spread?.otherPassages).toBe(6);
});

test('a place counts in full where a word is only misheard', () => {
  const xen = { span: 1, group: 0, weight: 3 };
  const occurrences = [
    { ...xen, position: 200 },
    ...[300, 400, 500].map((position) => ({ ...xen, position, weight: 0.9 })),
  ];
  const shown = { first: 200, last: 200, weight: 3 };
  expect(new PassageFinder(archive).spread(0, occurrences, shown).otherPassages).toBe(3);
});

describe('shows that go through other shows', () => {
  const said = `${talk(200)} the parrot ${talk(200)}`;
  const shows = [
    { id: 1, series: 1, title: 'April', summary: 'community news', said },
    { id: 2, series: 2, title: 'May', summary: 'community news', said },
    { id: 3, said: 'rain' },
  ];
  const order = async (text: string, series: readonly string[]) =>
    (await knowledgeBaseOver(shows, series))
      .search({ text, offset: 0, limit: 9 })
      .hits.map(({ episode }) => episode.id);

  test('are known by the name of their series, and count less', async () => {
    expect(await order('parrot', ['HPR Community News', 'Birds'])).toEqual([2, 1]);
    expect(await order('parrot', ['Birds', 'hpr community  news'])).toEqual([1, 2]);
    // Equals, of which the newest comes first.
    expect(await order('parrot', ['Birds', 'Newcommunity News'])).toEqual([2, 1]);
  });

  test('count like any other where they are asked for', async () => {
    expect(await order('parrot series:"community news"', ['HPR Community News', 'Birds'])).toEqual([1]);
    expect((await order('community news parrot', ['HPR Community News', 'Birds']))[0]).toBe(1);
    expect((await order('community parrot news', ['HPR Community News', 'Birds']))[0]).toBe(2);
  });
});
