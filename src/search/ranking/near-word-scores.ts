import { FIELD_COUNT } from '../index/columns.ts';
import { FIELDS } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import type { NearTerms } from '../vectors/vector-search.ts';
import { saturate } from './bm25.ts';
import type { RankingConstants } from './constants.ts';
import type { FirstStageScorer } from './first-stage.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

/**
 * Scores all documents for a query by its words and by words that people use for them: all fields as one text, as
 * {@link FirstStageScorer.pooledScores} does, where a near word counts in part ("translation" models of retrieval;
 * Berger and Lafferty, 1999).
 *
 * The accumulators belong to the scorer and are valid until the next query.
 */
export class NearWordScorer {
  /** By document. */
  readonly scores: Float64Array;
  /** By document: the sum of the idf of the groups that it has, as far as it has them. */
  readonly covered: Float64Array;
  readonly #postings: Postings;
  readonly #constants: RankingConstants;
  /** By field and document: what one occurrence counts. */
  readonly #counts: readonly Float32Array[];

  constructor(postings: Postings, first: FirstStageScorer, constants: RankingConstants) {
    this.#postings = postings;
    this.#constants = constants;
    this.#counts = FIELDS.map((_, field) => first.pooledCounts(field));
    this.scores = new Float64Array(postings.documentCount);
    this.covered = new Float64Array(postings.documentCount);
  }

  /**
   * Scores a query that the first stage has just scored.
   * @param nearTo The terms near those that were typed for a group.
   */
  score(
    groups: readonly WeightedTermGroup[],
    pooledByGroup: readonly Float32Array[],
    nearTo: (group: WeightedTermGroup) => NearTerms | undefined,
  ): void {
    const { pooledK1 } = this.#constants;
    const scores = this.scores.fill(0);
    const covered = this.covered.fill(0);
    for (const [index, group] of groups.entries()) {
      const counted = pooledByGroup[index];
      if (group.idf === 0 || !counted) continue;
      const near = nearTo(group);
      if (near) this.#add(near, counted);
      const { idf } = group;
      // Documents without the group add 0: a branch for them costs more, as it is hard to predict.
      for (let document = 0; document < counted.length; document++) {
        const count = counted[document] as number;
        (scores[document] as number) += idf * saturate(count, pooledK1, pooledK1);
        (covered[document] as number) += idf * (count < 1 ? count : 1);
      }
    }
  }

  /** Adds the occurrences of near terms to what documents have of a group. */
  #add({ terms, weights }: NearTerms, counted: Float32Array): void {
    const { documents, starts } = this.#postings.columns;
    for (let at = 0; at < terms.length; at++) {
      const weight = weights[at] as number;
      for (let field = 0; field < FIELD_COUNT; field++) {
        const counts = this.#counts[field] as Float32Array;
        const [from, to] = this.#postings.range(terms[at] as number, field);
        for (let posting = from; posting < to; posting++) {
          const document = documents[posting] as number;
          const frequency = (starts[posting + 1] as number) - (starts[posting] as number);
          (counted[document] as number) += weight * frequency * (counts[document] as number);
        }
      }
    }
  }
}
