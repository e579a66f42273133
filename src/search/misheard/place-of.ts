/** The place of a value in an ascending column, undefined when it is not there. */
export function placeOf(sorted: Uint32Array, value: number): number | undefined {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === value ? from : undefined;
}
