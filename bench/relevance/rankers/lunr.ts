import lunr from 'lunr';
import type { Archive } from '../../../src/archive/archive.ts';
import { foldToken } from '../../../src/search/analysis/fold.ts';
import { stem, wordOf } from '../../../src/search/analysis/pipeline.ts';
import { splitTokens } from '../../../src/search/analysis/separators.ts';
import { FIELDS } from '../../../src/search/index/fields.ts';
import { LunrIndex } from '../../../src/search/lunr/lunr-index.ts';
import type { Ranker } from './ranker.ts';
import { withoutComments } from './without-comments.ts';

/** The fields of stock lunr: those that every corpus of shows has. */
const LUNR_FIELDS = FIELDS.filter((field) => field !== 'comments');

/**
 * Stock lunr's answers. `LunrIndex` gives the references, scores and order of lunr 2.3.9 to the last bit, as the tests
 * against lunr itself hold it to, but is opened from a snapshot where lunr builds for a minute and a half. The comments
 * are taken out of it, so that no word is any commoner for being in them.
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
      // A word of the comments alone would else weigh in the query, though lunr does not know it.
      const known = words.filter(isIndexed);
      if (known.length === 0 && words.length > 0) return [];
      const query = new lunr.Query(LUNR_FIELDS);
      for (const word of known) query.term(word, {});
      return index.query(query, { limit }).documents.map((document) => ({ id: references[document] ?? 0 }));
    },
  };
}

/** The words as lunr cuts and trims them in the texts; its own query parser would keep "words," with its comma. */
function wordsOf(text: string): string[] {
  return splitTokens(text)
    .map((token) => wordOf(foldToken(token)))
    .filter((word) => word !== '');
}
