import type { VectorColumns } from '../vectors/vector-columns.ts';
import { VectorSearch } from '../vectors/vector-search.ts';
import type { MeaningSearch } from './index-searcher.ts';

/** Asks the vectors how near documents are to terms. */
export function meaningSearchOver(vectors: VectorColumns): MeaningSearch | undefined {
  const search = new VectorSearch(vectors);
  if (search.isEmpty) return undefined;
  return {
    near: (terms) => {
      const direction = search.direction(terms.map((term) => ({ term })));
      return direction && search.search(direction);
    },
  };
}
