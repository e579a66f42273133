import type { VectorColumns } from '../vectors/vector-columns.ts';
import { VectorSearch } from '../vectors/vector-search.ts';
import type { MeaningSearch } from './query-meaning.ts';
import { ABOUT, SECOND } from './ranking-features.ts';

/** Asks the vectors how near documents are to terms. */
export function meaningSearchOver(vectors: VectorColumns): MeaningSearch | undefined {
  const search = new VectorSearch(vectors, { second: SECOND, written: ABOUT });
  if (search.isEmpty) return undefined;
  return {
    near: (terms) => {
      const direction = search.direction(terms.map((term) => ({ term })));
      if (!direction) return undefined;
      const near = search.search(direction);
      return {
        overall: near.nearness,
        of: near.of,
        tokens: (document) => {
          const { passage } = near.of(document);
          return passage === 0 ? undefined : search.tokensOf(passage);
        },
      };
    },
    similarityTo: (terms) => search.similarityTo(terms),
    nearTo: (term) => search.nearTo(term),
  };
}
