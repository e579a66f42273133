import type { Archive } from '../../../src/archive/archive.ts';
import { createEpisodeSearch, SEARCH_CONSTANTS } from '../../../src/knowledge/components.ts';
import { EpisodeSearch } from '../../../src/knowledge/episode-search.ts';
import type { ExpansionConstants } from '../../../src/search/expansion/constants.ts';
import type { VariantKind } from '../../../src/search/expansion/expanded-query.ts';
import { type Expansion, QueryExpander, type QuotedMode } from '../../../src/search/expansion/query-expander.ts';
import type { ExpansionSources } from '../../../src/search/expansion/term-variants.ts';
import type { ParsedQuery } from '../../../src/search/query-language/query.ts';
import { IndexSearcher } from '../../../src/search/ranking/index-searcher.ts';
import { WORDS_MODEL } from '../../../src/search/ranking/model.ts';
import type { Without } from '../parts.ts';
import { rankerOf } from './ours.ts';
import type { Ranker } from './ranker.ts';
import { withoutComments } from './without-comments.ts';

/**
 * The product's search over an archive, with parts switched off. It is assembled here because the knowledge base has no
 * option to leave out kinds of variants.
 */
export function oursWithout(whole: Archive): (off: Without) => Ranker {
  const bare = { ...whole, columns: withoutComments(whole.columns) };
  const componentsOf = (archive: Archive) => ({ archive, ...createEpisodeSearch(archive, SEARCH_CONSTANTS) });
  const [all, uncommented] = [componentsOf(whole), componentsOf(bare)];
  return ({ constants: changed, variants = [], comments }) => {
    const components = comments ? uncommented : all;
    const constants = { ...SEARCH_CONSTANTS, ...changed };
    const searcher = new IndexSearcher(components.postings, constants, components.roundups, { model: WORDS_MODEL });
    const expander = new WithoutVariants(components.sources, constants, variants);
    return rankerOf(new EpisodeSearch({ ...components, searcher, expander }));
  };
}

/** Expands a query without some kinds of variants. */
class WithoutVariants extends QueryExpander {
  readonly #kinds: readonly VariantKind[];

  constructor(sources: ExpansionSources, constants: ExpansionConstants, kinds: readonly VariantKind[]) {
    super(sources, constants);
    this.#kinds = kinds;
  }

  override expand(parsed: ParsedQuery, quoted?: QuotedMode): Expansion {
    const { query, corrections } = super.expand(parsed, quoted);
    const groups = query.groups.map((group) => {
      // A compound with the weight of the typed word is the typed word itself: `wi-fi`.
      const variants = group.variants.filter(
        ({ kind, weight }) => !this.#kinds.includes(kind) || (kind === 'compound' && weight === 1),
      );
      return { ...group, variants };
    });
    return { query: { ...query, groups }, corrections };
  }
}
