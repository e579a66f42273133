import { Confusions } from '../../src/search/expansion/asr-confusions/confusions.ts';
import { learnAsrConfusions } from '../../src/search/expansion/asr-confusions/learn-confusions.ts';
import { SpelledWords } from '../../src/search/expansion/asr-confusions/spelled-words.ts';
import { SplitWords } from '../../src/search/expansion/asr-confusions/split-words.ts';
import { EXPANSION } from '../../src/search/expansion/constants.ts';
import { type Expansion, QueryExpander, type QuotedMode } from '../../src/search/expansion/query-expander.ts';
import { SurfaceForms } from '../../src/search/fuzzy/surface-forms.ts';
import type { Postings } from '../../src/search/index/postings.ts';
import { parseQuery } from '../../src/search/query-language/parse-query.ts';
import { buildIndex, type TestDocument } from '../support/build-index.ts';

/** An index of a few documents, and the query expansion over it. */
export function expanderOver(documents: readonly TestDocument[]): {
  readonly postings: Postings;
  readonly expand: (query: string, quoted?: QuotedMode) => Expansion;
} {
  const { postings } = buildIndex(documents);
  const misheard = learnAsrConfusions(postings.columns);
  const expander = new QueryExpander(
    {
      postings,
      surfaceForms: new SurfaceForms(postings.columns),
      confusions: new Confusions(misheard),
      splits: new SplitWords(misheard),
      spelled: new SpelledWords(misheard),
    },
    EXPANSION,
  );
  return { postings, expand: (query, quoted) => expander.expand(parseQuery(query), quoted) };
}
