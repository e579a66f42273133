import type { Episode } from '../../src/corpus/model.ts';
import { hash } from './hash.ts';
import type { Outcome } from './metrics.ts';
import { SET_NAMES } from './question.ts';
import type { Ranker } from './rankers/ranker.ts';

/** How far down the right episode is looked for. */
const DEPTH = 200;

/** A question that was not answered well, and where its answer came; undefined when it is not among the first {@link DEPTH}. */
export interface Miss {
  readonly outcome: Outcome;
  readonly depth?: number;
}

/** The `most` questions of each set whose answers came last, looked for further down. */
export function hardest(ranker: Ranker, outcomes: readonly Outcome[], most: number): Miss[] {
  return worstOfEachSet(
    outcomes.filter(({ rank }) => rank !== 1).map((outcome): Miss => ({ outcome })),
    most,
  ).map(({ outcome }) => {
    const { text, answers } = outcome.question;
    const place = ranker.rank(text, DEPTH).findIndex(({ id }) => answers.includes(id));
    return { outcome, ...(place < 0 ? {} : { depth: place + 1 }) };
  });
}

/** The `most` of each set whose answers came last. */
export function worstOfEachSet(misses: readonly Miss[], most: number): Miss[] {
  return SET_NAMES.flatMap((set) =>
    misses
      .filter(({ outcome }) => outcome.question.set === set)
      .sort((a, b) => last(b) - last(a) || hash(a.outcome.question.id) - hash(b.outcome.question.id))
      .slice(0, most),
  );
}

function last({ depth, outcome }: Miss): number {
  return depth ?? outcome.rank ?? DEPTH + 1;
}

/** What was asked, what was meant, where it came and what came instead, three lines each. */
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
