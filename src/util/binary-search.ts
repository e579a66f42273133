/**
 * The first index from `from` up to `to` whose number is not less than `value`; `to` when all are (C++'s
 * `std::lower_bound`).
 *
 * @param ascending Numbers, in ascending order between the two indexes.
 * @param to Exclusive.
 * @example lowerBound([2, 3, 5, 8], 4) // 2
 */
export function lowerBound(ascending: ArrayLike<number>, value: number, from = 0, to = ascending.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The first integer from `from` up to `to` for which the predicate is false; `to` when it is true for all (Rust's
 * `partition_point`).
 *
 * @param isBefore True for a run of integers from `from`, false for all after it.
 * @param to Exclusive.
 */
export function partitionPoint(from: number, to: number, isBefore: (index: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
