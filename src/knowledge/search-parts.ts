import type { Archive } from '../archive/archive.ts';
import { Confusions } from '../search/expansion/asr-confusions/confusions.ts';
import { SpelledWords } from '../search/expansion/asr-confusions/spelled-words.ts';
import { SplitWords } from '../search/expansion/asr-confusions/split-words.ts';
import type { ExpansionSources } from '../search/expansion/expansion-sources.ts';
import { QueryExpander } from '../search/expansion/query-expander.ts';
import { SurfaceForms } from '../search/fuzzy/surface-forms.ts';
import { Postings } from '../search/index/postings.ts';
import type { RankingConstants } from '../search/ranking/constants.ts';
import { EpisodeRanker } from '../search/ranking/ranker.ts';
import { EpisodeLookup } from './episode-lookup.ts';
import { EpisodeSearch } from './episode-search.ts';
import { ExcerptMaker } from './excerpts.ts';
import { Names } from './names.ts';
import { roundupsOf } from './roundups.ts';

/** What is made of an archive whatever is known of mishearings. */
export type CorpusParts = ReturnType<typeof corpusPartsOf>;

export function corpusPartsOf(archive: Archive, ranking: RankingConstants) {
  const postings = new Postings(archive.columns);
  const shelves = new EpisodeLookup(archive.catalogue.episodes);
  const digests = roundupsOf(archive.catalogue);
  return {
    postings,
    lexicon: new SurfaceForms(archive.columns),
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
  const knowledge: ExpansionSources = {
    postings: parts.postings,
    surfaceForms: parts.lexicon,
    confusions: new Confusions(archive.misheard),
    splits: new SplitWords(archive.misheard),
    spelled: new SpelledWords(archive.misheard),
  };
  const questions = new QueryExpander(knowledge, ranking);
  const search = new EpisodeSearch({ archive, questions, ...parts });
  return { ...parts, knowledge, search };
}
