import { type QueryKind, querySet } from './queries.ts';
import type { BenchResult } from './result.ts';
import { median, summarise } from './statistics.ts';
import { megabytes, milliseconds, seconds, times } from './units.ts';

/** A budget for the product's speed or size, with the measured figure. */
export interface Budget {
  readonly what: string;
  readonly figure: number | undefined;
  readonly must?: number;
  readonly aim: number;
  /** Larger is better, as for a speed-up. */
  readonly larger?: boolean;
  readonly print: (value: number | undefined) => string;
}

export type Verdict = 'aim met' | 'must met, aim missed' | 'aim missed' | 'MUST MISSED' | 'not measured';

/** Budgets apply to the whole corpus of Hacker Public Radio, which has more episodes than this. */
export const WHOLE_CORPUS = 4_000;

export function verdictOf({ figure, must, aim, larger = false }: Budget): Verdict {
  if (figure === undefined || !Number.isFinite(figure)) return 'not measured';
  const meets = (limit: number): boolean => (larger ? figure >= limit : figure <= limit);
  if (meets(aim)) return 'aim met';
  if (must === undefined) return 'aim missed';
  return meets(must) ? 'must met, aim missed' : 'MUST MISSED';
}

const MB = 1e6;

/** A stretch of 50 ms on a machine where FTS5 needs 6 s for its build. */
const BUILD_BY_STRETCH = 120;

/** All budgets, with their figures if measured. */
export function budgetsOf({ engines, bot, stretches }: BenchResult): readonly Budget[] {
  const builds = (name: string): number | undefined => {
    const runs = engines.find((engine) => engine.name === name)?.cold ?? [];
    return runs.length === 0 ? undefined : median(runs.map(({ ready }) => ready.buildMs));
  };
  const ours = engines.find(({ name }) => name === 'ours');
  const cold = ours?.cold.length ? median(ours.cold.map(({ startMs }) => startMs)) : undefined;
  const passes = ours?.warm.at(-1)?.done.passes ?? [];
  const stretch = stretches && Math.max(...stretches.map(({ ms }) => ms));
  const search = summarise(timesOf(passes, (kind) => kind !== 'long'));
  const long = summarise(timesOf(passes, (kind) => kind === 'long'));
  return [
    {
      what: 'cold start, times faster than lunr builds',
      figure: ratio(builds('lunr'), cold),
      must: 15,
      aim: 30,
      larger: true,
      print: times,
    },
    { what: "cold start beside FTS5's build", figure: ratio(cold, builds('fts5')), aim: 0.5, print: times },
    {
      what: 'warm start of the bot, gateway included',
      figure: bot && median(bot.warmMs),
      must: 500,
      aim: 400,
      print: seconds,
    },
    {
      what: 'memory of the bot, warm, after 200 searches',
      figure: bot?.memory.resident,
      must: 290 * MB,
      aim: 250 * MB,
      print: megabytes,
    },
    {
      what: 'memory at the peak of a cold build',
      figure: bot && median(bot.cold.map(({ memory }) => memory.peak ?? Number.NaN)),
      must: 900 * MB,
      aim: 600 * MB,
      print: megabytes,
    },
    { what: 'a search with ten excerpts, p50', figure: search.p50, must: 1, aim: 0.5, print: milliseconds },
    { what: 'a search with ten excerpts, p99', figure: search.p99, must: 15, aim: 8, print: milliseconds },
    { what: 'a question of thirty words, p50', figure: long.p50, must: 6, aim: 4, print: milliseconds },
    { what: 'a question of thirty words, p99', figure: long.p99, must: 25, aim: 15, print: milliseconds },
    {
      what: 'suggestions for a key pressed, p99',
      figure: summarise(ours?.warm.at(-1)?.done.suggestions.flat() ?? []).p99,
      must: 2,
      aim: 1,
      print: milliseconds,
    },
    {
      what: 'a command above the floor of discord.js, p50',
      figure: bot && summarise(bot.latencies).p50 - summarise(bot.floor).p50,
      must: 2,
      aim: 1,
      print: milliseconds,
    },
    {
      what: 'a command while the vectors are learnt, p99',
      figure: bot && summarise(bot.cold.flatMap(({ latencies }) => latencies)).p99,
      must: 20,
      aim: 10,
      print: milliseconds,
    },
    { what: 'longest stretch of the event loop, worst questions', figure: stretch, aim: 50, print: milliseconds },
    {
      what: "FTS5's build, times longer than that stretch",
      figure: ratio(builds('fts5'), stretch),
      aim: BUILD_BY_STRETCH,
      larger: true,
      print: times,
    },
  ];
}

/** The times of the queries of some kinds. */
export function timesOf(passes: readonly (readonly number[])[], isWanted: (kind: QueryKind) => boolean): number[] {
  const set = querySet();
  return passes.flatMap((pass) =>
    pass.filter((_, place) => {
      const kind = set[place]?.kind;
      return kind !== undefined && isWanted(kind);
    }),
  );
}

function ratio(above: number | undefined, below: number | undefined): number | undefined {
  return above === undefined || below === undefined ? undefined : above / below;
}
