/**
 * The log-likelihood ratio of two events occurring together, in nats (half of G²; Dunning, "Accurate methods for the
 * statistics of surprise and coincidence", 1993). 0 if they occur together no more often than by chance.
 *
 * @param both How many of `all` have both. `first` and `second` are how many have each.
 */
export function association(both: number, first: number, second: number, all: number): number {
  if (both * all <= first * second) return 0;
  const neither = all - first - second + both;
  const cells = entropic(both) + entropic(first - both) + entropic(second - both) + entropic(neither);
  const margins = entropic(first) + entropic(all - first) + entropic(second) + entropic(all - second);
  return Math.max(0, cells - margins + entropic(all));
}

function entropic(count: number): number {
  return count > 0 ? count * Math.log(count) : 0;
}
