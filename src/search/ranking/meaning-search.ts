import type { VectorColumns } from '../vectors/vector-columns.ts';
import { VectorSearch } from '../vectors/vector-search.ts';
import type { MeaningSearch } from './query-meaning.ts';

/** Asks the vectors how near documents are to terms. */
export function meaningSearchOver(vectors: VectorColumns): MeaningSearch | undefined {
  const search = new VectorSearch(vectors);
  if (search.isEmpty) return undefined;
  return {
    near: (terms) => {
      const direction = search.direction(terms.map((term) => ({ term })));
      if (!direction) return undefined;
      const near = search.search(direction);
      return {
        best: near.best,
        second: near.second,
        written: near.written,
        tokens: (document) => (near.passage[document] ? search.tokensOf(near.passage[document]) : undefined),
      };
    },
    cosine: (one, other) => search.cosine(one, other),
  };
}
