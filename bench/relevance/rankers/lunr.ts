import lunr from 'lunr';
import type { Archive } from '../../../src/archive/archive.ts';
import { foldToken } from '../../../src/search/analysis/fold.ts';
import { stem, wordOf } from '../../../src/search/analysis/pipeline.ts';
import { splitTokens } from '../../../src/search/analysis/separators.ts';
import { FIELDS } from '../../../src/search/index/fields.ts';
import { LunrIndex } from '../../../src/search/lunr/lunr-index.ts';
import type { Ranker } from './ranker.ts';
import { withoutComments } from './without-comments.ts';

/** The fields of stock lunr. */
const LUNR_FIELDS = FIELDS.filter((field) => field !== 'comments');

/**
 * Stock lunr's answers. `LunrIndex` gives the references, scores and order of lunr 2.3.9 to the last bit (the oracle
 * tests hold it to that), but opens from a snapshot, while lunr takes a minute and a half to build. The comments are
 * left out, so that they do not change document frequencies.
 */
export function lunrOver({ columns }: Pick<Archive, 'columns'>): Ranker {
  const index = new LunrIndex(withoutComments(columns));
  const { references } = columns;
  const isIndexed = (word: string): boolean => {
    const term = index.postings.vocabulary.find(stem(word));
    return term !== undefined && index.postings.documentFrequency(term) > 0;
  };
  return {
    rank: (text, limit) => {
      const words = wordsOf(text);
      // Otherwise a word that only comments have would weigh in the query, although lunr does not have it.
      const known = words.filter(isIndexed);
      if (known.length === 0 && words.length > 0) return [];
      const query = new lunr.Query(LUNR_FIELDS);
      for (const word of known) query.term(word, {});
      return index.query(query, { limit }).documents.map((document) => ({ id: references[document] ?? 0 }));
    },
  };
}

/** Tokenizes and trims words as lunr does for documents; its query parser would keep the comma of "words,". */
function wordsOf(text: string): string[] {
  return splitTokens(text)
    .map((token) => wordOf(foldToken(token)))
    .filter((word) => word !== '');
}
