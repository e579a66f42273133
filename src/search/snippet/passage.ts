/** An occurrence of one of a query's term groups in a field. */
export interface TermMatch {
  /** The ordinal of its first token in the field. */
  readonly position: number;
  /** Length in tokens. */
  readonly span: number;
  /** The index of the term group. */
  readonly group: number;
  /** The group's idf times the variant's weight. */
  readonly weight: number;
}

/** A run of tokens of a field that matches a query, by the ordinals of its first and last token. */
export interface Passage {
  readonly first: number;
  readonly last: number;
  /** The sum of the weights of the different groups in it. */
  readonly weight: number;
}

/**
 * The best run of at most `span` tokens: the one with the greatest sum of weights of different groups, then the shortest, then the
 * first. A sliding window over the matches, in linear time.
 *
 * @param matches Ascending by position.
 *
 * @example
 * ```ts
 * const match = (position: number, group: number) => ({ position, span: 1, group, weight: 1 });
 * bestPassage([match(3, 0), match(40, 0), match(42, 1)], 32); // { first: 40, last: 42, weight: 2 }
 * ```
 */
export function bestPassage(matches: readonly TermMatch[], span: number): Passage | undefined {
  const inside = new Map<number, number>();
  let best: Passage | undefined;
  let weight = 0;
  let start = 0;
  for (const { position, span: length, group, weight: gain } of matches) {
    const count = inside.get(group) ?? 0;
    if (count === 0) weight += gain;
    inside.set(group, count + 1);
    for (;;) {
      const oldest = matches[start];
      if (!oldest) break;
      const left = inside.get(oldest.group) ?? 0;
      const tooFar = position - oldest.position >= span;
      // A group that comes again later in the run only makes it longer.
      if (!tooFar && left === 1) break;
      if (left === 1) weight -= oldest.weight;
      inside.set(oldest.group, left - 1);
      start++;
    }
    const first = matches[start]?.position ?? position;
    // Sums that differ by rounding errors only are equal.
    const gained = weight - (best?.weight ?? 0);
    const tighter = best !== undefined && Math.abs(gained) <= 1e-9 && position - first < best.last - best.first;
    if (!best || gained > 1e-9 || tighter) best = { first, last: position + length - 1, weight };
  }
  return best;
}
