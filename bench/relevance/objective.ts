import type { Metrics } from './metrics.ts';
import type { SetName } from './question.ts';
import { type Goal, SETS } from './sets.ts';

/** What is beyond a goal counts so much beside what is missing to one. */
const SURPLUS = 0.2;

/**
 * One number for the figures of all sets, higher is better: the mean over the sets that have a goal of how much of it is
 * reached. What goes beyond a goal counts a fifth, so that no set is given up for the good of another.
 */
export function objective(figures: ReadonlyMap<SetName, Metrics>): number {
  const reached = [...figures].flatMap(([set, metrics]) => {
    const shares = sharesOf(SETS[set].goal, metrics);
    return shares.length === 0 ? [] : mean(shares);
  });
  return mean(reached);
}

function sharesOf(goal: Goal, metrics: Metrics): number[] {
  const figures: readonly (keyof Goal)[] = ['mrr', 'recall1', 'recall10', 'placed'];
  return figures.flatMap((figure) => {
    const wanted = goal[figure];
    if (wanted === undefined) return [];
    const share = (metrics[figure] ?? 0) / wanted;
    return share <= 1 ? share : 1 + SURPLUS * (share - 1);
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
