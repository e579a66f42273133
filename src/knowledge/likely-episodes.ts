import type { Episode } from '../corpus/model.ts';
import type { Postings } from '../search/index/postings.ts';
import { subjectDocuments } from '../search/index/subject-documents.ts';
import { parseQuery } from '../search/query-language/parse-query.ts';
import { parsePartialQuery } from '../search/query-language/partial-query.ts';
import { episodeNumber } from './episode-numbers.ts';
import type { Names } from './names.ts';

/** With fewer words, many shows are meant. */
const FEWEST_WORDS = 2;
/** A shorter word at the end may be the start of another one, and elsewhere it says little. */
const SHORTEST_WORD = 3;
/** More shows of one title are no help to tell them apart. */
const MAX_NAMESAKES = 3;

export interface LikelyEpisodeSources {
  /** By document. */
  readonly episodes: readonly Episode[];
  readonly names: Names;
  readonly postings: Postings;
}

/**
 * The episode that a text means: by its number or its title, which several may share, or as the only one whose title, summary
 * and tags have all the words. Empty where none is likely. It is asked at each key, so it does not search.
 */
export function likelyEpisodes(typed: string, { episodes, names, postings }: LikelyEpisodeSources): readonly Episode[] {
  const text = typed.trim();
  const numbered = names.withNumber(text);
  if (numbered.length > 0 || episodeNumber(text) !== undefined) return numbered;
  const titled = names.withTitle(text);
  if (titled.length > 0) return titled.slice(0, MAX_NAMESAKES);
  if (text.split(/\s+/).length < FEWEST_WORDS) return [];
  const guessed = names.guessEpisode(text);
  if (guessed) return [guessed];
  const [document, ...others] = subjectDocuments(postings, subjectTerms(text));
  const episode = document === undefined || others.length > 0 ? undefined : episodes[document];
  return episode ? [episode] : [];
}

/** The terms of a query that is words only; none where they are too few to mean one show. */
function subjectTerms(text: string): readonly string[] {
  if (!parsePartialQuery(text).isPlain) return [];
  const words = parseQuery(text)
    .clauses.flatMap((clause) => clause.words)
    .filter(({ isStopWord, term }) => !isStopWord && term !== '');
  const terms = new Set(words.map(({ term }) => term));
  const telling = new Set(words.filter(({ word }) => word.length >= SHORTEST_WORD).map(({ term }) => term));
  return telling.size < FEWEST_WORDS ? [] : [...terms];
}
