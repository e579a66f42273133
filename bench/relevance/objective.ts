import type { Metrics } from './metrics.ts';
import type { SetName } from './question.ts';
import { type Goal, SETS } from './sets.ts';

/** The weight of what exceeds a goal. */
const SURPLUS = 0.2;

/**
 * The objective of the tuning, higher is better: the mean, over the sets with a goal, of the share of it that is
 * reached. What exceeds a goal counts a fifth, so that no set is sacrificed for another.
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
