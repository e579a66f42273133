/** The first `limit` of the integers below `count`, in the order of `before`, by a bounded heap with the worst at its root. */
export function topOf(count: number, limit: number, before: (a: number, b: number) => number): number[] {
  if (limit >= count) return Array.from({ length: count }, (_, index) => index).sort(before);
  const heap: number[] = [];
  for (let index = 0; index < count && limit > 0; index++) {
    if (heap.length < limit) {
      heap.push(index);
      if (heap.length === limit) heap.sort((a, b) => before(b, a));
    } else if (before(index, heap[0] as number) < 0) replaceRoot(heap, index, before);
  }
  return heap.sort(before);
}

/** Puts `value` in place of the worst, at the root, and lets it sink to where it belongs. */
function replaceRoot(heap: number[], value: number, before: (a: number, b: number) => number): void {
  let parent = 0;
  for (;;) {
    let worst = 2 * parent + 1;
    if (worst >= heap.length) break;
    if (worst + 1 < heap.length && before(heap[worst + 1] as number, heap[worst] as number) > 0) worst++;
    if (before(heap[worst] as number, value) <= 0) break;
    heap[parent] = heap[worst] as number;
    parent = worst;
  }
  heap[parent] = value;
}

/**
 * The indexes of the `limit` greatest values, the greatest first. Of equal values, the one with the greater number in `ids`
 * comes first; without them, the one with the greater index. Does the same as {@link topOf} without a call for each value.
 */
export function greatest(values: Float64Array | Float32Array, limit: number, ids?: Uint32Array): number[] {
  const idOf = (index: number): number => (ids ? (ids[index] as number) : index);
  const before = (a: number, b: number): number => (values[b] as number) - (values[a] as number) || idOf(b) - idOf(a);
  if (limit >= values.length) return Array.from(values.keys()).sort(before);
  if (limit <= 0) return [];
  const heap = Array.from({ length: limit }, (_, index) => index).sort((a, b) => before(b, a));
  let least = values[heap[0] as number] as number;
  for (let index = limit; index < values.length; index++) {
    if ((values[index] as number) < least || before(index, heap[0] as number) >= 0) continue;
    replaceRoot(heap, index, before);
    least = values[heap[0] as number] as number;
  }
  return heap.sort(before);
}
