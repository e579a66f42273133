import { FIELD_COUNT } from '../index/columns.ts';
import type { Postings } from '../index/postings.ts';

/** Room for positions in a key: 2^24 tokens a field. Documents and fields take the other bits of a safe integer. */
const POSITIONS = 2 ** 24;

/**
 * lunr numbers terms in the order in which it first meets them: by document, then by field, then by position. It adds up the
 * weights of a query in that order, so sums agree to the last bit only if ours are added in the same order. Our terms are
 * numbered in string order, so lunr's order is derived from each term's first posting.
 *
 * @returns by term number: its rank in that order, with gaps. Terms without postings come last.
 */
export function lunrTermRanks(postings: Postings): Float64Array {
  const { documents, starts, positions } = postings.columns;
  return Float64Array.from({ length: postings.vocabulary.size }, (_, term) => {
    let rank = Number.MAX_SAFE_INTEGER;
    for (let field = 0; field < FIELD_COUNT; field++) {
      const [from, to] = postings.range(term, field);
      if (from === to) continue;
      const slot = (documents[from] as number) * FIELD_COUNT + field;
      rank = Math.min(rank, slot * POSITIONS + (positions[starts[from] as number] as number));
    }
    return rank;
  });
}
