import type { Archive } from '../archive/archive.ts';
import { Confusions } from '../search/expansion/asr-confusions/confusions.ts';
import { SpelledWords } from '../search/expansion/asr-confusions/spelled-words.ts';
import { SplitWords } from '../search/expansion/asr-confusions/split-words.ts';
import { EXPANSION, type ExpansionConstants } from '../search/expansion/constants.ts';
import { QueryExpander } from '../search/expansion/query-expander.ts';
import type { ExpansionSources } from '../search/expansion/term-variants.ts';
import { SurfaceForms } from '../search/fuzzy/surface-forms.ts';
import { Postings } from '../search/index/postings.ts';
import { WordCompletions } from '../search/names/word-completions.ts';
import { CONFIDENCE } from '../search/ranking/confidence.ts';
import { RANKING, type RankingConstants } from '../search/ranking/constants.ts';
import { type Fusion, IndexSearcher } from '../search/ranking/index-searcher.ts';
import { meaningSearchOver } from '../search/ranking/meaning-search.ts';
import { MODEL, WORDS_MODEL } from '../search/ranking/model.ts';
import { lazily } from '../util/lazily.ts';
import { EpisodeLookup } from './episode-lookup.ts';
import { EpisodeSearch } from './episode-search.ts';
import { ExactSearch } from './exact-search.ts';
import { Highlighter } from './highlighter.ts';
import { Mentions } from './mentions.ts';
import { Names } from './names.ts';
import { RelatedEpisodes } from './related.ts';
import { ResponseIndex } from './responses.ts';
import { roundupsOf } from './roundups.ts';
import { countArchive } from './statistics.ts';
import { QuerySuggestions } from './suggestions.ts';

/** All constants of the search. */
export interface SearchConstants extends RankingConstants, ExpansionConstants {}

/** The constants of the product. */
export const SEARCH_CONSTANTS: SearchConstants = { ...RANKING, ...EXPANSION };

/** What an episode search is made of that does not depend on the ASR confusions. */
export type IndexComponents = ReturnType<typeof createIndexComponents>;

/** How the product orders its best episodes: by a learnt model, over words and what passages are about. */
function fusionOver({ vectors }: Archive): Fusion {
  const meanings = meaningSearchOver(vectors);
  return { model: MODEL, wordsModel: WORDS_MODEL, confidence: CONFIDENCE, ...(meanings && { meanings }) };
}

export function createIndexComponents(
  archive: Archive,
  constants: RankingConstants,
  fusion: Fusion = fusionOver(archive),
) {
  const postings = new Postings(archive.columns);
  const lookup = new EpisodeLookup(archive.catalogue.episodes);
  const roundups = roundupsOf(archive.catalogue);
  return {
    postings,
    surfaceForms: new SurfaceForms(archive.columns),
    lookup,
    names: new Names(archive.catalogue, lookup),
    mentions: new Mentions(archive.catalogue, lookup, postings),
    highlighter: new Highlighter(archive),
    roundups,
    searcher: new IndexSearcher(postings, constants, roundups, fusion),
  };
}

/** The episode search over an archive, and what it is made of. */
export function createEpisodeSearch(
  archive: Archive,
  constants: SearchConstants,
  components: IndexComponents = createIndexComponents(archive, constants),
) {
  const sources: ExpansionSources = {
    postings: components.postings,
    surfaceForms: components.surfaceForms,
    confusions: new Confusions(archive.asrConfusions),
    splits: new SplitWords(archive.asrConfusions),
    spelled: new SpelledWords(archive.asrConfusions),
  };
  const expander = new QueryExpander(sources, constants);
  return { ...components, sources, expander, search: new EpisodeSearch({ archive, expander, ...components }) };
}

/**
 * What a knowledge base is made of that does not depend on the ASR confusions. They are learnt last, so a knowledge base can be
 * replaced by one that knows them without making these again.
 */
export type KnowledgeComponents = ReturnType<typeof createKnowledgeComponents>;

/** The same components over an archive that has vectors. */
export function withVectors(components: KnowledgeComponents, archive: Archive): KnowledgeComponents {
  const searcher = components.searcher.withFusion(fusionOver(archive));
  searcher.prepare();
  return { ...components, searcher };
}

export function createKnowledgeComponents(archive: Archive, constants: RankingConstants = RANKING) {
  const components = createIndexComponents(archive, constants);
  const { postings, surfaceForms, lookup, names, roundups } = components;
  const completions = new WordCompletions(postings);
  return {
    ...components,
    related: lazily(() => new RelatedEpisodes({ archive, postings, surfaceForms, lookup, roundups })),
    responses: new ResponseIndex({ archive, lookup, names, roundups }),
    completions,
    suggestions: new QuerySuggestions(names, completions, archive.catalogue.episodes),
    exact: new ExactSearch(archive, postings),
    stats: lazily(() => countArchive(archive, lookup)),
  };
}
