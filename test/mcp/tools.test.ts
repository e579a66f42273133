import type { Client } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sampleKnowledgeBase } from '../support/sample.ts';
import { clientOf, textOf } from './clients.ts';

let client: Client;
beforeAll(async () => {
  client = await clientOf(await sampleKnowledgeBase());
});

function call(name: string, args: Record<string, unknown> = {}) {
  return client.callTool({ name, arguments: args });
}
async function hint(name: string, args: Record<string, unknown>): Promise<string> {
  const result = await call(name, args);
  expect(result.isError, textOf(result)).toBe(true);
  return textOf(result);
}

const listedShape = z.object({
  episodes: z.array(z.object({ id: z.int(), date: z.string().optional(), url: z.string() })),
  total: z.int().default(0),
  nextCursor: z.string().optional(),
});
type Listed = z.infer<typeof listedShape>;
async function listed(name: string, args: Record<string, unknown> = {}): Promise<Listed> {
  const { structuredContent, isError, content } = await call(name, args);
  expect(isError, textOf({ content })).toBeFalsy();
  return listedShape.parse(structuredContent);
}
const idsOf = ({ episodes }: Listed) => episodes.map(({ id }) => id);

test('the tools that clients see match the snapshot', async () => {
  const { tools } = await client.listTools();
  await expect(`${JSON.stringify(tools, null, 2)}\n`).toMatchFileSnapshot('tools.snapshot.txt');
});

const windowShape = z.object({ text: z.string(), from: z.int(), to: z.int() });
const trendShape = z.object({
  topics: z.array(z.object({ episodes: z.int() })),
  years: z.array(z.object({ mentioning: z.array(z.int()) })),
});

describe('search_episodes', () => {
  test('finds the right episode, with a quote and a link', async () => {
    const result = await call('search_episodes', { query: 'xen virtualisaton', limit: 3 });
    const { episodes } = listedShape.parse(result.structuredContent);
    expect(episodes[0]).toMatchObject({ id: 1, url: 'https://hackerpublicradio.org/eps/hpr0001/index.html' });
    expect(textOf(result)).toMatch(/\*\*\w+\*\*/);
    expect(textOf(result)).toContain('https://hackerpublicradio.org/eps/hpr0001/index.html');
  });

  test('says when nothing fits well, and how much is about the query', async () => {
    const sure = await call('search_episodes', { query: 'A Server from the Junk Shop' });
    expect(sure.structuredContent).toMatchObject({ confidence: 'sure', about: 1 });
    expect(textOf(sure)).not.toContain('No good match');
    const guess = await call('search_episodes', { query: 'weaning a foal from its mare' });
    expect(guess.structuredContent).toMatchObject({ confidence: 'guess', about: 0 });
    expect(textOf(guess)).toMatch(/^No good match\. The nearest:/);
    const list = await call('search_episodes', { hostId: 3 });
    expect(list.structuredContent).toMatchObject({ confidence: 'sure' });
    const nothing = await call('search_episodes', { query: 'qzxwvj' });
    expect(nothing.structuredContent).toMatchObject({ confidence: 'guess', about: 0 });
  });

  test('lists the newest without a query, and every filter narrows it', async () => {
    const all = await listed('search_episodes', { limit: 100 });
    expect(idsOf(all)).toEqual(idsOf(all).toSorted((a, b) => b - a));
    const hosted = await listed('search_episodes', { hostId: 3, limit: 100 });
    expect(hosted.total).toBeGreaterThan(0);
    expect(hosted.total).toBeLessThan(all.total);
    const dated = await listed('search_episodes', { fromDate: '2020', toDate: '2020-12-31', limit: 100 });
    expect(dated.episodes.every(({ date }) => date?.startsWith('2020'))).toBe(true);
    expect(dated.total).toBeGreaterThan(0);
    const inSeries = await listed('search_episodes', { seriesId: 1, limit: 100 });
    expect(inSeries.total).toBeGreaterThan(0);
    expect(inSeries.total).toBeLessThan(all.total);
    const inNone = await listed('search_episodes', { seriesId: 0, query: 'server', limit: 100 });
    expect(inNone.total).toBeGreaterThan(0);
    expect(idsOf(inNone).some((id) => idsOf(inSeries).includes(id))).toBe(false);
  });

  test('answers a query that is too long by its telling words, and says so', async () => {
    const query = `${'so I was listening to this show and it was really good and '.repeat(8)} a Xen server from the junk shop`;
    const result = await call('search_episodes', { query, limit: 3 });
    expect(result.isError, textOf(result)).toBeFalsy();
    expect(listedShape.parse(result.structuredContent).episodes[0]?.id).toBe(1);
    expect(textOf(result)).toMatch(/only its most telling words were searched: .*junk shop/);
    expect(result.structuredContent).toMatchObject({ remarks: [{ kind: 'long-query' }] });
  });

  test('pages through all results', async () => {
    const all = await listed('search_episodes', { query: 'server', limit: 100 });
    const paged: number[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await listed('search_episodes', {
        query: 'server',
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      paged.push(...idsOf(page));
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect(paged).toEqual(idsOf(all));
    expect(paged.length).toBeGreaterThan(2);
  });

  test('gives hints on how to ask better', async () => {
    expect(await hint('search_episodes', { fromDate: 'last summer' })).toContain('YYYY-MM-DD');
    expect(await hint('search_episodes', { fromDate: '2021', toDate: '2020' })).toContain('Swap');
    expect(await hint('search_episodes', { hostId: 9999 })).toContain('hpr://hosts/all');
    expect(await hint('search_episodes', { tag: 'no such tag' })).toContain('no such tag');
    expect(await hint('search_episodes', { query: 'x', cursor: 'nonsense' })).toContain('not a cursor');
    expect(await hint('search_episodes', { host_name: 'Pip' })).toContain('host_name');
    const { nextCursor = '' } = await listed('search_episodes', { query: 'server', limit: 1 });
    expect(await hint('search_episodes', { query: 'bread', cursor: nextCursor })).toContain('another question');
    const nothing = await call('search_episodes', { query: 'qzxwvj', hostId: 3 });
    expect(textOf(nothing)).toMatch(/drop or widen a filter \(hostId\)/);
  });
});

describe('search_transcripts', () => {
  test('finds a phrase across the end of a line, and marks it', async () => {
    const result = await call('search_transcripts', { query: 'called A Server from the Junk Shop' });
    expect(listedShape.parse(result.structuredContent).episodes[0]?.id).toBe(1);
    expect(textOf(result)).toMatch(/\*\*called A Server from the\*\*\n\*\*Junk Shop\*\*/);
  });

  test('searches for the beginning of a phrase that is too long, and says so', async () => {
    const long = await call('search_transcripts', {
      query: `called A Server from the Junk Shop ${'and so on '.repeat(40)}`,
    });
    expect(long.isError, textOf(long)).toBeFalsy();
    expect(textOf(long)).toContain('only its beginning was searched: called A Server');
  });

  test('distinguishes its modes and options', async () => {
    const ids = async (args: Record<string, unknown>) =>
      idsOf(await listed('search_transcripts', { limit: 100, ...args })).toSorted((a, b) => a - b);
    const server = await ids({ query: 'server' });
    const lampshade = await ids({ query: 'lampshade' });
    expect(await ids({ query: 'server lampshade', matchMode: 'all' })).toEqual(
      server.filter((id) => lampshade.includes(id)),
    );
    expect(await ids({ terms: ['server', 'lampshade'] })).toEqual(
      [...new Set([...server, ...lampshade])].sort((a, b) => a - b),
    );
    expect(await ids({ query: 'server|lampshade', matchMode: 'any' })).toEqual(
      await ids({ terms: ['server', 'lampshade'] }),
    );
    expect(await ids({ query: 'SERVER', caseSensitive: true })).not.toEqual(server);
    expect((await ids({ query: 'serve', wholeWord: true })).length).toBeLessThan(
      (await ids({ query: 'serve' })).length,
    );
    expect(await ids({ query: 'server', hostName: 'pip' })).toEqual(await ids({ query: 'server', hostId: 3 }));
  });

  test('gives hints on how to ask better', async () => {
    expect(await hint('search_transcripts', {})).toContain('query or terms');
    expect(await hint('search_transcripts', { query: 'server', hostName: 'qqqqqqq' })).toContain('qqqqqqq');
    const nothing = await call('search_transcripts', { query: 'zeppelin hangar', wholeWord: true });
    expect(textOf(nothing)).toMatch(/wholeWord to false/);
  });
});

describe('tools for one episode, host, series or topic', () => {
  test('get_episode gives facts, notes, comments and transcript, each only if wanted', async () => {
    const whole = textOf(await call('get_episode', { episodeId: 1 }));
    expect(whole).toMatch(/## Show notes/);
    expect(whole).toMatch(/## Transcript/);
    const facts = textOf(await call('get_episode', { episodeId: 1, includeTranscript: false, includeComments: false }));
    expect(facts).not.toMatch(/## Transcript|## Comments/);
    expect(await hint('get_episode', { episodeId: 4711 })).toMatch(/Numbers run from 1 to/);
  });

  test('get_transcript reads windows that can be widened', async () => {
    const read = async (args: Record<string, unknown>) => {
      const { structuredContent } = await call('get_transcript', { episodeId: 1, ...args });
      return windowShape.parse(structuredContent);
    };
    const window = await read({ from: 100, to: 200 });
    expect(window.from).toBeLessThanOrEqual(100);
    expect(window.to).toBeGreaterThanOrEqual(200);
    const wider = await read({ from: 50, to: 300 });
    expect(wider.text).toContain(window.text);
    expect((await read({ around: 150 })).text).toContain((await read({ from: 140, to: 160 })).text);
    expect((await read({ query: 'virtualisation password' })).text).toMatch(/\*\*virtualisation\*\*/);
    expect(await hint('get_transcript', { episodeId: 1, around: 5, from: 3 })).toContain('either');
    expect(await hint('get_transcript', { episodeId: 1, from: 999_999 })).toContain('words');
  });

  test('get_host_info knows a host by number, by name and by a name with a typo', async () => {
    const byId = await call('get_host_info', { hostId: 3 });
    const byName = await call('get_host_info', { hostName: 'Pip' });
    expect(textOf(byName)).toBe(textOf(byId));
    expect(await hint('get_host_info', {})).toContain('hostId or a hostName');
    expect(textOf(await call('get_host_info', { hostId: 3, includeEpisodes: false }))).not.toContain('HPR0001');
  });

  test('get_series_info lists the shows of a series, newest first', async () => {
    const series = await listed('get_series_info', { seriesId: 1 });
    expect(idsOf(series)).toContain(1);
    expect(idsOf(series)).toEqual(idsOf(series).toSorted((a, b) => b - a));
    expect(textOf(await call('get_series_info', { seriesName: 'spare room rack' }))).toContain('The Spare Room Rack');
    expect(await hint('get_series_info', { seriesId: 999 })).toContain('hpr://series/all');
  });

  test('related_episodes lists similar shows, never the show itself, and explains an unknown number', async () => {
    const related = await listed('related_episodes', { episodeId: 1, limit: 5 });
    expect(idsOf(related).length).toBeGreaterThan(0);
    expect(idsOf(related).length).toBeLessThanOrEqual(5);
    expect(idsOf(related)).not.toContain(1);
    expect(idsOf(await listed('related_episodes', { episodeId: 1, limit: 1 }))).toEqual(idsOf(related).slice(0, 1));
    expect(await hint('related_episodes', { episodeId: 9999 })).toContain('search_episodes');
  });

  test('trend counts shows by year', async () => {
    const { structuredContent } = await call('trend', { topics: ['server', 'lampshade'] });
    const { topics, years } = trendShape.parse(structuredContent);
    for (const [place, { episodes }] of topics.entries()) {
      expect(years.reduce((sum, { mentioning }) => sum + (mentioning[place] ?? 0), 0)).toBe(episodes);
      expect(episodes).toBeGreaterThan(0);
    }
  });
});

describe('resources and prompts', () => {
  test('every resource that is listed can be read, and says something', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual([
      'hpr://stats',
      'hpr://episodes/recent',
      'hpr://hosts/all',
      'hpr://series/all',
    ]);
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri });
      expect(JSON.stringify(contents)).toMatch(/Pip|Spare Room/);
    }
  });

  test.each(['hpr://episode/1', 'hpr://transcript/1', 'hpr://host/3', 'hpr://series/1'])('%s', async (uri) => {
    const { contents } = await client.readResource({ uri });
    expect(JSON.stringify(contents)).toContain('Junk Shop');
  });

  test('unknown resources are not found', async () => {
    for (const uri of ['hpr://episode/4711', 'hpr://host/nobody', 'hpr://nothing', 'no address']) {
      await expect(client.readResource({ uri })).rejects.toThrow();
    }
  });

  test('templates and prompts complete the typed text', async () => {
    const template = { type: 'ref/resource', uri: 'hpr://host/{id}' } as const;
    const { completion } = await client.complete({ ref: template, argument: { name: 'id', value: 'pi' } });
    expect(completion.values).toContain('3');
    const prompt = { type: 'ref/prompt', name: 'explore_topic' } as const;
    expect(
      (await client.complete({ ref: prompt, argument: { name: 'topic', value: 'serv' } })).completion.values,
    ).toContain('server');
  });

  test('each prompt is filled in', async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts.length).toBe(3);
    for (const { name, arguments: [argument] = [] } of prompts) {
      const { messages } = await client.getPrompt({ name, arguments: { [argument?.name ?? '']: 'glockenspiel' } });
      expect(JSON.stringify(messages)).toContain('glockenspiel');
    }
  });
});
