import { inverseDocumentFrequency } from './idf.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

/** What is known of a question as a whole, beside the ranking features of its documents. */
export interface Evidence {
  /** Share of the question, by idf, that the corpus has in any form. A word that it lacks counts as the rarest. */
  readonly known: number;
  /** The idf of a word that one document has, to tell rare words from common ones in a corpus of any size. */
  readonly rarest: number;
  /** How many documents are about it; see `about-documents.ts`. */
  readonly about: number;
}

export function evidenceOf(
  groups: readonly WeightedTermGroup[],
  about: number,
  documentCount: number,
  idfPower: number,
): Evidence {
  let [known, asked] = [0, 0];
  for (const { idf, weight, dropped } of groups) {
    known += idf;
    // A repeated word counts less than its weight.
    if (!dropped) asked += idf || weight ** idfPower;
  }
  const rarest = inverseDocumentFrequency(documentCount, 1) ** idfPower;
  return { known: asked > 0 ? known / asked : 0, rarest, about };
}
