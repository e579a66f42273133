import type { Catalogue } from '../archive/archive.ts';
import { stem } from '../search/analysis/pipeline.ts';
import { fieldNumber } from '../search/index/fields.ts';
import type { Postings } from '../search/index/postings.ts';
import { type Mentionable, MentionedNames } from '../search/names/mentioned-names.ts';
import type { ParsedQuery } from '../search/query-language/query.ts';
import type { MentionedDocuments } from '../search/ranking/mentioned.ts';
import { lazily } from '../util/lazily.ts';
import type { EpisodeLookup } from './episode-lookup.ts';

/** A handle that so many shows of others say is an ordinary word, unless its host has more shows than that. */
const SAID_BY_OTHERS = 20;
/** A word of fewer transcripts may be a misspelt handle. */
const FEWEST_SAYING = 3;

/** Finds the hosts and series that a query names in passing: `dave morriss talking about vim`. */
export class Mentions {
  readonly #names: () => MentionedNames<ReadonlySet<number>>;

  constructor({ hosts, series }: Catalogue, lookup: EpisodeLookup, postings: Postings) {
    const saying = (word: string): Uint16Array | Uint32Array => {
      const term = postings.vocabulary.find(stem(word));
      const range = term === undefined ? ([0, 0] as const) : postings.range(term, fieldNumber('transcript'));
      return postings.columns.documents.subarray(...range);
    };
    const named = (name: string, episodes: readonly { readonly id: number }[]): Mentionable<ReadonlySet<number>>[] => {
      const documents = new Set(episodes.flatMap(({ id }) => lookup.document(id) ?? []));
      const others = saying(name.trim().toLowerCase()).filter((document) => !documents.has(document)).length;
      const isOrdinary = others > Math.max(SAID_BY_OTHERS, documents.size);
      return documents.size === 0 ? [] : [{ value: documents, name, isOrdinary }];
    };
    this.#names = lazily(
      () =>
        new MentionedNames(
          [
            ...hosts.flatMap(({ id, name }) => named(name, lookup.ofHost(id))),
            // Series 0 is HPR's name for having no series.
            ...series.flatMap(({ id, name }) => (id === 0 ? [] : named(name, lookup.ofSeries(id)))),
          ],
          (word) => saying(word).length >= FEWEST_SAYING,
        ),
    );
  }

  /** Builds the look-up ahead of time that the first search would otherwise wait for. */
  prepare(): void {
    this.#names();
  }

  /** The shows of each host and series that a query names. */
  in({ clauses }: ParsedQuery): readonly MentionedDocuments[] {
    const words = clauses.flatMap((clause) => clause.words.map(({ word }) => word));
    return this.#names()
      .in(words)
      .map(({ value, from, to }) => ({ documents: value, from, to }));
  }
}
