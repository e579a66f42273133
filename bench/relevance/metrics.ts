import { percentile } from '../statistics.ts';
import type { Question } from './question.ts';
import type { Ranked } from './rankers/ranker.ts';

/** How many places of an answer count. */
export const TOP = 10;
/** How far from the words that were quoted, in words, an excerpt may begin to be in the right place. */
const NEAR = 100;

/** What came of one question. */
export interface Outcome {
  readonly question: Question;
  /** Place of the first right episode, from 1; undefined when it is not among the first {@link TOP}. */
  readonly rank?: number;
  /** Whether the right episode's excerpt is from where the words were said; undefined when that was not asked or there are no places in the answer. */
  readonly placed?: boolean;
  /** The episode that came first; undefined when nothing was found. */
  readonly first?: number;
  readonly ms: number;
}

/** Holds an answer against its question. */
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
  return shown !== undefined && Math.abs(asked - shown) <= NEAR;
}

/** The figures of a set. Shares and means are NaN for no questions at all. */
export interface Metrics {
  readonly questions: number;
  /** Mean of 1 / rank, 0 for what is not among the first ten. */
  readonly mrr: number;
  readonly recall1: number;
  readonly recall10: number;
  /** Share of questions to which there was no answer at all. */
  readonly nothing: number;
  /** Absent for a set or an engine without places. Share of questions whose episode is among the first ten with an excerpt from the right place. */
  readonly placed?: number;
  /** Milliseconds a question. */
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
