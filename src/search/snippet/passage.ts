/** A place where something that was asked for stands in a field, and how much it says. */
export interface TermMatch {
  /** Ordinal of its first token in the field. */
  readonly position: number;
  /** Tokens from its first to its last, both counted. */
  readonly span: number;
  /** Which of the things that were asked for it is. */
  readonly group: number;
  /** How much it says: the rarity of what was asked for. */
  readonly weight: number;
}

/** A run of a field's tokens, both ends within it. */
export interface Passage {
  readonly first: number;
  readonly last: number;
  /** Sum of the weights of the different terms in it. */
  readonly weight: number;
}

/**
 * The run of at most `span` tokens that holds the most: the greatest sum of weights of different groups, then the
 * tightest, then the first. One pass with two ends over the occurrences.
 *
 * @param occurrences Ascending by position.
 */
export function bestPassage(occurrences: readonly TermMatch[], span: number): Passage | undefined {
  const inside = new Map<number, number>();
  let best: Passage | undefined;
  let weight = 0;
  let start = 0;
  for (const { position, span: length, group, weight: gain } of occurrences) {
    const count = inside.get(group) ?? 0;
    if (count === 0) weight += gain;
    inside.set(group, count + 1);
    for (;;) {
      const oldest = occurrences[start];
      if (!oldest) break;
      const left = inside.get(oldest.group) ?? 0;
      const tooFar = position - oldest.position >= span;
      // A term that comes again later in the run only makes it longer.
      if (!tooFar && left === 1) break;
      if (left === 1) weight -= oldest.weight;
      inside.set(oldest.group, left - 1);
      start++;
    }
    const first = occurrences[start]?.position ?? position;
    // Sums that differ by rounding alone are the same sum.
    const gained = weight - (best?.weight ?? 0);
    const tighter = best !== undefined && Math.abs(gained) <= 1e-9 && position - first < best.last - best.first;
    if (!best || gained > 1e-9 || tighter) best = { first, last: position + length - 1, weight };
  }
  return best;
}
