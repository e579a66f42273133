import { Confusions } from '../../src/search/expansion/asr-confusions/confusions.ts';
import { learnAsrConfusions } from '../../src/search/expansion/asr-confusions/learn-confusions.ts';
import { SpelledWords } from '../../src/search/expansion/asr-confusions/spelled-words.ts';
import { SplitWords } from '../../src/search/expansion/asr-confusions/split-words.ts';
import { type Expansion, QueryExpander } from '../../src/search/expansion/query-expander.ts';
import { SurfaceForms } from '../../src/search/fuzzy/surface-forms.ts';
import type { Postings } from '../../src/search/index/postings.ts';
import { parseQuery } from '../../src/search/query-language/parse-query.ts';
import { RANKING } from '../../src/search/ranking/constants.ts';
import { buildIndex, type TestDocument } from '../support/lunr-oracle.ts';

/** An index of a few documents, and what its knowledge of words makes of a query. */
export function understanding(documents: readonly TestDocument[]): {
  readonly postings: Postings;
  readonly understand: (query: string, phrases?: 'required' | 'wished') => Expansion;
} {
  const { postings } = buildIndex(documents);
  const misheard = learnAsrConfusions(postings.columns);
  const maker = new QueryExpander(
    {
      postings,
      surfaceForms: new SurfaceForms(postings.columns),
      confusions: new Confusions(misheard),
      splits: new SplitWords(misheard),
      spelled: new SpelledWords(misheard),
    },
    RANKING,
  );
  return { postings, understand: (query, phrases) => maker.make(parseQuery(query), phrases) };
}
