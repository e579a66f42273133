import type { Episode } from '../../src/corpus/model.ts';
import { hash } from './hash.ts';
import type { Outcome } from './metrics.ts';
import { SET_NAMES } from './question.ts';
import type { Ranker } from './rankers/ranker.ts';

/** How many results are searched for the right episode. */
const DEPTH = 200;

/** A question whose right episode did not come first. */
export interface Miss {
  readonly outcome: Outcome;
  /** The rank of the right episode, from 1; absent when it is not among the first {@link DEPTH}. */
  readonly depth?: number;
}

/** The `max` questions of each set with the lowest ranks, asked again for {@link DEPTH} results. */
export function hardest(ranker: Ranker, outcomes: readonly Outcome[], max: number): Miss[] {
  return worstOfEachSet(
    outcomes.filter(({ rank }) => rank !== 1).map((outcome): Miss => ({ outcome })),
    max,
  ).map(({ outcome }) => {
    const { text, answers } = outcome.question;
    const place = ranker.rank(text, DEPTH).findIndex(({ id }) => answers.includes(id));
    return { outcome, ...(place < 0 ? {} : { depth: place + 1 }) };
  });
}

/** The `max` misses of each set with the lowest ranks. */
export function worstOfEachSet(misses: readonly Miss[], max: number): Miss[] {
  return SET_NAMES.flatMap((set) =>
    misses
      .filter(({ outcome }) => outcome.question.set === set)
      .sort((a, b) => last(b) - last(a) || hash(a.outcome.question.id) - hash(b.outcome.question.id))
      .slice(0, max),
  );
}

function last({ depth, outcome }: Miss): number {
  return depth ?? outcome.rank ?? DEPTH + 1;
}

/** Three lines for each miss: the question, the right episode with its rank, and the top result. */
export function renderMisses(misses: readonly Miss[], episodes: readonly Episode[]): string {
  const titles = new Map(episodes.map(({ id, title }) => [id, title]));
  const name = (id: number | undefined): string => (id === undefined ? 'nothing' : `${id} ${titles.get(id) ?? ''}`);
  return misses
    .map(({ outcome: { question, first }, depth }) =>
      [
        `${question.id}: ${question.text}`,
        `    ${depth === undefined ? `not in ${DEPTH}` : `at ${depth}`}: ${name(question.answers[0])}`,
        `    first: ${name(first)}`,
      ].join('\n'),
    )
    .join('\n');
}
