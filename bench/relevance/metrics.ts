import { percentile } from '../statistics.ts';
import type { Question } from './question.ts';
import type { Ranked } from './rankers/ranker.ts';

/** The cut-off of the metrics: results beyond it do not count. */
export const TOP = 10;
/** An excerpt is in the right place when it begins within this many words of the quote. */
const MAX_DISTANCE = 100;

/** The result of one question. */
export interface Outcome {
  readonly question: Question;
  /** The rank of the first right episode, from 1; absent when it is not in the top {@link TOP}. */
  readonly rank?: number;
  /** Whether the right episode's excerpt is from the right place; absent for questions or engines without places. */
  readonly placed?: boolean;
  /** The top result; absent when there are no results. */
  readonly first?: number;
  readonly ms: number;
}

/** Judges the results for a question. */
export function judge(question: Question, ranked: readonly Ranked[], ms: number): Outcome {
  const place = ranked.slice(0, TOP).findIndex(({ id }) => question.answers.includes(id));
  const first = ranked[0]?.id;
  const showsPlaces = ranked.some(({ word }) => word !== undefined);
  return {
    question,
    ms,
    ...(place < 0 ? {} : { rank: place + 1 }),
    ...(first === undefined ? {} : { first }),
    ...(question.word === undefined || !showsPlaces ? {} : { placed: isNear(question.word, ranked[place]?.word) }),
  };
}

function isNear(asked: number, shown: number | undefined): boolean {
  return shown !== undefined && Math.abs(asked - shown) <= MAX_DISTANCE;
}

/** The figures of a set. Without questions, shares and means are NaN. */
export interface Metrics {
  readonly questions: number;
  /** Mean reciprocal rank: the mean of 1 / rank, 0 for an episode that is not in the top ten. */
  readonly mrr: number;
  readonly recall1: number;
  readonly recall10: number;
  /** The share of questions without results. */
  readonly nothing: number;
  /**
   * The share of questions whose episode is in the top ten with an excerpt from the right place; absent for a set or an
   * engine without places.
   */
  readonly placed?: number;
  /** Percentiles of the time of a question, in milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export function measure(outcomes: readonly Outcome[]): Metrics {
  const share = (is: (outcome: Outcome) => boolean): number => outcomes.filter(is).length / outcomes.length;
  const times = outcomes.map(({ ms }) => ms);
  const sum = outcomes.reduce((total, { rank }) => total + (rank === undefined ? 0 : 1 / rank), 0);
  return {
    questions: outcomes.length,
    mrr: sum / outcomes.length,
    recall1: share(({ rank }) => rank === 1),
    recall10: share(({ rank }) => rank !== undefined),
    nothing: share(({ first }) => first === undefined),
    ...(outcomes.some(({ placed }) => placed !== undefined) ? { placed: share(({ placed }) => placed === true) } : {}),
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    p99: percentile(times, 99),
  };
}
