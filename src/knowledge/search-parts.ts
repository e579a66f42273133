import { Lexicon } from '../search/lexicon.ts';
import { Confusions } from '../search/misheard/confusions.ts';
import { SpelledWords } from '../search/misheard/spelled-words.ts';
import { SplitWords } from '../search/misheard/split-words.ts';
import { Postings } from '../search/postings.ts';
import type { RankingConstants } from '../search/ranking/constants.ts';
import { EpisodeRanker } from '../search/ranking/ranker.ts';
import type { Knowledge } from '../search/understanding/knowledge.ts';
import { QuestionMaker } from '../search/understanding/question-maker.ts';
import type { Archive } from './archive.ts';
import { digestsOf } from './digests.ts';
import { EpisodeSearch } from './episode-search.ts';
import { ExcerptMaker } from './excerpts.ts';
import { Names } from './names.ts';
import { Shelves } from './shelves.ts';

/** What is made of an archive whatever is known of mishearings. */
export type CorpusParts = ReturnType<typeof corpusPartsOf>;

export function corpusPartsOf(archive: Archive, ranking: RankingConstants) {
  const postings = new Postings(archive.columns);
  const shelves = new Shelves(archive.catalogue.episodes);
  const digests = digestsOf(archive.catalogue);
  return {
    postings,
    lexicon: new Lexicon(archive.columns),
    shelves,
    names: new Names(archive.catalogue, shelves),
    excerpts: new ExcerptMaker(archive),
    digests,
    ranker: new EpisodeRanker(postings, ranking, digests),
  };
}

/** Puts together what searches an archive: the search itself, and the parts of it that others need as well. */
export function searchPartsOf(
  archive: Archive,
  ranking: RankingConstants,
  parts: CorpusParts = corpusPartsOf(archive, ranking),
) {
  const knowledge: Knowledge = {
    postings: parts.postings,
    lexicon: parts.lexicon,
    confusions: new Confusions(archive.misheard),
    splits: new SplitWords(archive.misheard),
    spelled: new SpelledWords(archive.misheard),
  };
  const questions = new QuestionMaker(knowledge, ranking);
  const search = new EpisodeSearch({ archive, questions, ...parts });
  return { ...parts, knowledge, search };
}
