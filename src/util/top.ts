/** The first `limit` of the integers below `count`, in the order of `before`, by a bounded heap with the worst at its root. */
export function topOf(count: number, limit: number, before: (a: number, b: number) => number): number[] {
  if (limit >= count) return Array.from({ length: count }, (_, index) => index).sort(before);
  const heap: number[] = [];
  const sink = (): void => {
    let parent = 0;
    for (;;) {
      let worst = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && before(heap[child] as number, heap[worst] as number) > 0) worst = child;
      }
      if (worst === parent) return;
      [heap[parent], heap[worst]] = [heap[worst] as number, heap[parent] as number];
      parent = worst;
    }
  };
  for (let index = 0; index < count && limit > 0; index++) {
    if (heap.length < limit) {
      heap.push(index);
      if (heap.length === limit) heap.sort((a, b) => before(b, a));
    } else if (before(index, heap[0] as number) < 0) {
      heap[0] = index;
      sink();
    }
  }
  return heap.sort(before);
}
