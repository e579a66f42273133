import type { Archive } from '../../../src/archive/archive.ts';
import { EpisodeSearch } from '../../../src/knowledge/episode-search.ts';
import { searchPartsOf } from '../../../src/knowledge/search-parts.ts';
import type { VariantKind } from '../../../src/search/expansion/expanded-query.ts';
import type { ExpansionSources } from '../../../src/search/expansion/expansion-sources.ts';
import { type Expansion, QueryExpander } from '../../../src/search/expansion/query-expander.ts';
import type { ParsedQuery } from '../../../src/search/query-language/query.ts';
import { RANKING, type RankingConstants } from '../../../src/search/ranking/constants.ts';
import { EpisodeRanker } from '../../../src/search/ranking/ranker.ts';
import type { Without } from '../parts.ts';
import { rankerOf } from './ours.ts';
import type { Ranker } from './ranker.ts';
import { withoutComments } from './without-comments.ts';

/**
 * The product's search over an archive, to be asked with one thing or another taken away. It is put together here, because
 * the knowledge base lets nobody leave out variants of words.
 */
export function oursWithout(whole: Archive): (off: Without) => Ranker {
  const bare = { ...whole, columns: withoutComments(whole.columns) };
  const partsOf = (archive: Archive) => ({ archive, ...searchPartsOf(archive, RANKING) });
  const [all, uncommented] = [partsOf(whole), partsOf(bare)];
  return ({ constants, variants = [], comments }) => {
    const pieces = comments ? uncommented : all;
    const ranking = { ...RANKING, ...constants };
    const ranker = new EpisodeRanker(pieces.postings, ranking, pieces.digests);
    const questions = new WithoutVariants(pieces.knowledge, ranking, variants);
    return rankerOf(new EpisodeSearch({ ...pieces, ranker, questions }));
  };
}

/** Understands a question without some kinds of variants beside what was typed. */
class WithoutVariants extends QueryExpander {
  readonly #kinds: readonly VariantKind[];

  constructor(knowledge: ExpansionSources, constants: RankingConstants, kinds: readonly VariantKind[]) {
    super(knowledge, constants);
    this.#kinds = kinds;
  }

  override make(query: ParsedQuery, phrases?: 'required' | 'wished'): Expansion {
    const { question, replaced } = super.make(query, phrases);
    const groups = question.groups.map((group) => {
      // What is worth as much as the word that was typed is how it was typed: `wi-fi`.
      const variants = group.variants.filter(
        ({ kind, weight }) => !this.#kinds.includes(kind) || (kind === 'compound' && weight === 1),
      );
      return { ...group, variants };
    });
    return { question: { ...question, groups }, replaced };
  }
}
