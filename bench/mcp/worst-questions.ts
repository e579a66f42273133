import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';

/** A call of a tool that costs more than almost any other. */
export interface WorstQuestion {
  readonly tool: string;
  readonly args: object;
}

const LONGEST_TRANSCRIPTS = 40;
const LONGEST_NOTES = 20;
const MOST_COMMENTED = 10;
const BUSIEST = 10;
const BEGINNINGS = ['con', 'pre', 'sta', 'com', 'int', 'str', 'exp', 'tra', 'mar', 'per', 'dis', 'pro', 'uni', 'acc'];
const SPOKEN = ['linux', 'you know', 'the thing about it', 'slackware', 'one two three', 'com* con* lin*'];
/** Characters of a query that is just not too long. */
const FULL = 300;

/** The calls that hold the event loop the longest, of each tool; the same in every run. */
export function worstQuestions(knowledgeBase: KnowledgeBase): readonly WorstQuestion[] {
  const words = titleWords(knowledgeBase);
  return [
    ...transcripts(knowledgeBase),
    ...episodes(knowledgeBase),
    ...searches(words),
    ...exactSearches(words),
    ...lists(knowledgeBase),
  ];
}

function transcripts(knowledgeBase: KnowledgeBase): WorstQuestion[] {
  const longest = greatest(knowledgeBase, ({ id }) => knowledgeBase.transcript(id)?.words ?? 0, LONGEST_TRANSCRIPTS);
  return longest.flatMap((episodeId, index): WorstQuestion[] => {
    const query = SPOKEN[index % SPOKEN.length] ?? '';
    return [
      { tool: 'get_transcript', args: { episodeId } },
      { tool: 'get_transcript', args: { episodeId, query } },
      { tool: 'get_transcript', args: { episodeId, query, from: 10_000 } },
      { tool: 'get_episode', args: { episodeId, detail: 'full' } },
      { tool: 'related_episodes', args: { episodeId, limit: 50, detail: 'full' } },
    ];
  });
}

function episodes(knowledgeBase: KnowledgeBase): WorstQuestion[] {
  const written = greatest(knowledgeBase, ({ id }) => knowledgeBase.notes(id).length, LONGEST_NOTES);
  const commented = greatest(knowledgeBase, ({ id }) => knowledgeBase.comments(id).length, MOST_COMMENTED);
  return [...written, ...commented].flatMap((episodeId): WorstQuestion[] => [
    { tool: 'get_episode', args: { episodeId, detail: 'full' } },
    { tool: 'related_episodes', args: { episodeId, limit: 50 } },
  ]);
}

function searches(words: readonly string[]): WorstQuestion[] {
  const any = from(words);
  const beginning = from(BEGINNINGS);
  const kinds: readonly (() => string)[] = [
    any,
    () => `${beginning()}*`,
    () => `${any()}-${any()}`,
    () => `${any()}.${any()}.${any()}`,
    () => from([`${any()}-${any()}`, `${any()}.${any()}.x`, `${beginning()}*`])(),
    () => `${any()}x${any().slice(0, 3)}`,
    () => `"${any()} ${any()} ${any()}"`,
    () => `+${any()}-${any()}`,
    () => `-${beginning()}*`,
    () => `title:${beginning()}*`,
    from(['the', 'and', 'to', 'of', 'you', 'linux', 'that', 'is', 'it', 'so']),
  ];
  return kinds.flatMap((word) =>
    Array.from(
      { length: 12 },
      (): WorstQuestion => ({ tool: 'search_episodes', args: { query: filled(word), limit: 40 } }),
    ),
  );
}

function exactSearches(words: readonly string[]): WorstQuestion[] {
  const any = from(words);
  const beginning = from(BEGINNINGS);
  const ask = (args: object): WorstQuestion => ({ tool: 'search_transcripts', args });
  const several = (word: () => string): string[] => Array.from({ length: 16 }, () => filled(word));
  return [
    ...['to be or not to be', 'zqxj wvkq that nobody says', 'e', 'er '.repeat(100), '(((((a+)+)+)+)+$'.repeat(15)].map(
      (query) => ask({ query }),
    ),
    ...['the', 'a', 'linux', 'you know'].map((query) =>
      ask({ query, contextLines: 50, maxMatchesPerEpisode: 100, limit: 1000 }),
    ),
    ask({ terms: Array.from({ length: 16 }, (_, n) => `${'ed er ct rt st '.repeat(18)}${n}`) }),
    ...[any, beginning, () => `${any()}-${any()}`, () => `${any()}.${any()}.x`, () => `${beginning()}*`].flatMap(
      (word) => [
        ask({ query: filled(word) }),
        ask({ terms: several(word) }),
        ask({ terms: several(word), matchMode: 'all' }),
      ],
    ),
    { tool: 'trend', args: { topics: ['the', 'a', 'and', 'to', 'of'] } },
    { tool: 'trend', args: { topics: ['e', 'er', 'linux', 'you know', 'so'] } },
  ];
}

function lists(knowledgeBase: KnowledgeBase): WorstQuestion[] {
  const { hosts, series } = knowledgeBase;
  const busiest = <T extends { readonly id: number }>(all: readonly T[], count: (id: number) => number): number[] =>
    all
      .map(({ id }) => id)
      .toSorted((one, other) => count(other) - count(one))
      .slice(0, BUSIEST);
  return [
    ...busiest(hosts, (id) => knowledgeBase.episodesOfHost(id).length).map((hostId) => ({
      tool: 'get_host_info',
      args: { hostId, detail: 'full' },
    })),
    ...busiest(series, (id) => knowledgeBase.episodesOfSeries(id).length).map((seriesId) => ({
      tool: 'get_series_info',
      args: { seriesId, detail: 'full' },
    })),
    { tool: 'search_episodes', args: { limit: 1000, detail: 'full' } },
    { tool: 'search_episodes', args: { query: 'linux', limit: 1000, detail: 'full' } },
    { tool: 'get_host_info', args: { hostName: 'qzxw'.repeat(25) } },
    { tool: 'search_episodes', args: { tag: 'qzxw'.repeat(25) } },
    { tool: 'search_episodes', args: { query: 'so I was thinking about linux on '.repeat(600) } },
  ];
}

/** Numbers of the episodes with the most of something. */
function greatest(
  { episodes: all }: KnowledgeBase,
  size: (episode: KnowledgeBase['episodes'][number]) => number,
  most: number,
): number[] {
  return all
    .map((episode) => ({ id: episode.id, size: size(episode) }))
    .toSorted((one, other) => other.size - one.size)
    .slice(0, most)
    .map(({ id }) => id);
}

function titleWords({ episodes: all }: KnowledgeBase): readonly string[] {
  return [...new Set(all.flatMap(({ title }) => title.toLowerCase().match(/[a-z]{4,}/g) ?? []))];
}

/** One after the other, in an order that looks like none and is the same in every run. */
function from<T>(all: readonly T[]): () => T {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return all[state % all.length] as T;
  };
}

function filled(word: () => string): string {
  let text = word();
  for (let next = word(); text.length + next.length < FULL; next = word()) text += ` ${next}`;
  return text;
}
