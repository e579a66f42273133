import * as z from 'zod';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { median, summarise } from '../statistics.ts';
import { type Answer, StdioPeer, textOf } from './stdio-peer.ts';
import { phrasesOverLineEnds, type Said, sayingIt } from './truth.ts';

/** A line of the table: what is compared, and ours. */
export type Finding = readonly [key: string, ours: string];

const STARTS = 5;
const PASSES = 4;
const PHRASES = 150;
const PAIRS = [
  ['linux', 'windows'],
  ['coffee', 'tea'],
  ['python', 'perl'],
  ['radio', 'antenna'],
  ['vim', 'emacs'],
  ['battery', 'solar'],
  ['podcast', 'microphone'],
  ['book', 'library'],
] as const;
const ADDRESS = /[\w.+-]+@[\w-]+\.[a-z]{2,}/i;

const pageShape = z.looseObject({
  episodes: z.array(z.looseObject({ id: z.int() })),
  nextCursor: z.string().optional(),
});

/** From the start of the process to the first answer, with a snapshot that is there; milliseconds. */
export async function measureStart(env: Readonly<Record<string, string>>): Promise<Finding> {
  const times: number[] = [];
  for (let start = 0; start <= STARTS; start++) {
    const began = performance.now();
    const peer = new StdioPeer(env);
    await peer.initialize();
    await peer.call('search_episodes', { query: 'linux audio' });
    // The first one may have to build the index.
    if (start > 0) times.push(performance.now() - began);
    await peer.close();
  }
  return ['start', `${(median(times) / 1000).toFixed(2)} s`];
}

export async function measureLatency(peer: StdioPeer, queries: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const tool of ['search_transcripts', 'search_episodes']) {
    const times: number[] = [];
    for (let pass = 0; pass < PASSES; pass++) {
      for (const query of queries) {
        const began = performance.now();
        await peer.call(tool, { query });
        if (pass > 0) times.push(performance.now() - began);
      }
    }
    const { p50, p99 } = summarise(times);
    findings.push([tool, `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`]);
  }
  return findings;
}

export async function measureTruth(peer: StdioPeer, all: readonly Said[]): Promise<Finding[]> {
  const phrases = phrasesOverLineEnds(all, PHRASES);
  let missed = 0;
  for (const phrase of phrases) missed += await missing(peer, { query: phrase }, sayingIt(all, phrase));
  let [lost, expected] = [0, 0];
  for (const terms of PAIRS) {
    const [first, second] = terms.map((term) => new Set(sayingIt(all, term)));
    const both = [...(first ?? [])].filter((id) => second?.has(id));
    expected += both.length;
    lost += await missing(peer, { terms, matchMode: 'all', contextLines: 0, maxMatchesPerEpisode: 1 }, both);
  }
  return [
    ['phrases', `${missed} missed of ${phrases.length} phrases`],
    ['all', `${((100 * lost) / Math.max(1, expected)).toFixed(1)} % lost of ${expected}`],
  ];
}

async function missing(peer: StdioPeer, args: object, expected: readonly number[]): Promise<number> {
  const found = new Set<number>();
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const { result } = await peer.call('search_transcripts', { ...args, limit: 1000, ...(cursor && { cursor }) });
    const page = pageShape.parse(result?.structuredContent);
    for (const { id } of page.episodes) found.add(id);
    cursor = page.nextCursor;
  }
  return expected.filter((id) => !found.has(id)).length;
}

/** Sizes and contents of the answers about every host and every episode. */
export async function measureAnswers(peer: StdioPeer, { hosts, episodes }: KnowledgeBase): Promise<Finding[]> {
  let longest = 0;
  let addresses = 0;
  const look = (answer: Answer): number => {
    const text = JSON.stringify(answer.result);
    if (ADDRESS.test(text)) addresses++;
    return text.length;
  };
  for (const { id } of hosts) {
    longest = Math.max(longest, look(await peer.call('get_host_info', { hostId: id, detail: 'full' })));
  }
  for (const { id } of episodes) look(await peer.call('get_episode', { episodeId: id, includeTranscript: false }));
  const unknown = await peer.call('get_host_info', { hostName: 'Ken Falon Esq' });
  return [
    ['host size', `${longest.toLocaleString('en')} characters, then a cursor`],
    ['addresses', `${addresses} in ${(hosts.length + episodes.length).toLocaleString('en')} answers`],
    ['unknown host', /nearest/.test(textOf(unknown)) ? 'the nearest names' : 'nothing helpful'],
  ];
}
