import lunr from 'lunr';
import type { Episode } from '../corpus/model.ts';
import { FIELDS } from '../search/fields.ts';
import { addClause, addReplacements, parseFreeText, type Wanted } from '../search/free-text.ts';
import type { Lexicon } from '../search/lexicon.ts';
import type { LunrIndex } from '../search/lunr-index.ts';
import type { Correction, Hit, SearchPage, SearchRequest } from './answers.ts';
import type { Archive } from './archive.ts';
import type { ExcerptMaker } from './excerpts.ts';
import type { Names } from './names.ts';

/** How many words stand in for one that nobody ever says, and what each is worth beside a word that was typed right. */
const REPLACEMENTS = 3;
const REPLACEMENT_BOOST = 0.5;

/** Titles as good as this answer a query that has no word the index knows. */
const TITLE_SCORE = 0.5;
const NEARBY = 5;

/** A typed query, made ready for the index. */
interface Understood {
  readonly query: lunr.Query;
  readonly corrections: readonly Correction[];
  /** No word was left that the index could look for. */
  readonly empty: boolean;
}

/** Answers what members type with episodes and the words that were said in them. */
export class EpisodeSearch {
  readonly #archive: Archive;
  readonly #index: LunrIndex;
  readonly #lexicon: Lexicon;
  readonly #excerpts: ExcerptMaker;
  readonly #names: Names;

  constructor(archive: Archive, index: LunrIndex, lexicon: Lexicon, excerpts: ExcerptMaker, names: Names) {
    this.#archive = archive;
    this.#index = index;
    this.#lexicon = lexicon;
    this.#excerpts = excerpts;
    this.#names = names;
  }

  search(request: SearchRequest): SearchPage {
    const { query, corrections, empty } = this.#understand(request.text);
    if (empty) return this.#byTitle(request);
    const accept = this.#filter(request);
    const titled = this.#titled(request.text, accept);
    const { documents, scores, total, terms } = this.#index.query(query, {
      limit: request.offset + request.limit + titled.length,
      ...(accept ? { accept: (document) => this.#accepts(document, accept) } : {}),
    });
    const scoreOf = new Map(documents.map((document, place) => [document, scores[place] ?? 0]));
    const order = [...titled, ...documents.filter((document) => !titled.includes(document))];
    const hits = order.slice(request.offset, request.offset + request.limit).flatMap((document): Hit[] => {
      const episode = this.#archive.catalogue.episodes[document];
      if (!episode) return [];
      const excerpt = this.#excerpts.excerpt(document, terms);
      return [{ episode, score: scoreOf.get(document) ?? 0, ...(excerpt ? { excerpt } : {}) }];
    });
    return { total, hits, corrections, nearby: total === 0 ? this.#nearby(request.text) : [] };
  }

  /** The terms that a query looks for, to mark them in a text. */
  termsOf(text: string): readonly number[] {
    const { query, empty } = this.#understand(text);
    return empty ? [] : this.#index.query(query, { limit: 0 }).terms;
  }

  /** Shows that are called just what was typed: nothing that merely mentions it is meant more. */
  #titled(text: string, accept: ((episode: Episode) => boolean) | undefined): number[] {
    const { episodes } = this.#archive.catalogue;
    return this.#names
      .titled(text)
      .filter((episode) => !accept || accept(episode))
      .map((episode) => episodes.indexOf(episode));
  }

  #understand(text: string): Understood {
    const { wanted } = parseFreeText(text);
    const query = new lunr.Query(FIELDS);
    const corrections: Correction[] = [];
    for (const word of wanted.flatMap((one) => this.#split(one))) {
      const near = this.#knows(word) ? [] : this.#lexicon.near(word.word, REPLACEMENTS);
      if (near.length === 0) {
        addClause(query, word);
        continue;
      }
      const terms = new Set(near.map(({ term }) => this.#index.postings.vocabulary.term(term)));
      addReplacements(query, word, [...terms], REPLACEMENT_BOOST);
      corrections.push({ typed: word.word, searched: near.map((found) => found.word) });
    }
    return { query, corrections, empty: wanted.length === 0 };
  }

  /** `foo:bar` and `and/or` as they stand where the corpus has them, else the words that they are made of. */
  #split(word: Wanted): readonly Wanted[] {
    if (this.#knows(word) || !/\w[^\w]+\w/.test(word.word)) return [word];
    const parts = parseFreeText(word.word.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')).wanted;
    return parts.map((part) => ({ ...part, presence: word.presence }));
  }

  #knows({ term, prefix, presence }: Wanted): boolean {
    return prefix || presence === 'prohibited' || this.#index.postings.vocabulary.find(term) !== undefined;
  }

  /** For words so common that they are not indexed ("the the"): the titles that have them. */
  #byTitle(request: SearchRequest): SearchPage {
    const accept = this.#filter(request);
    const matches = this.#names
      .titles(request.text, this.#archive.catalogue.episodes.length)
      .filter(({ score, value }) => score >= TITLE_SCORE && (!accept || accept(value)));
    const hits = matches
      .slice(request.offset, request.offset + request.limit)
      .map(({ value, score }): Hit => ({ episode: value, score }));
    return {
      total: matches.length,
      hits,
      corrections: [],
      nearby: matches.length === 0 ? this.#nearby(request.text) : [],
    };
  }

  #nearby(text: string): readonly string[] {
    const titles = this.#names.titles(text, NEARBY).map(({ name }) => name);
    const tags = this.#names.tags(text, NEARBY).map(({ name }) => name);
    return [...new Set([...tags, ...titles])].slice(0, NEARBY);
  }

  #accepts(document: number, accept: (episode: Episode) => boolean): boolean {
    const episode = this.#archive.catalogue.episodes[document];
    return episode !== undefined && accept(episode);
  }

  #filter({ hostId, seriesId, tag, from, to }: SearchRequest): ((episode: Episode) => boolean) | undefined {
    const wantedTag = tag?.toLowerCase();
    const tests: ((episode: Episode) => boolean)[] = [];
    if (hostId !== undefined) tests.push((episode) => episode.hostId === hostId);
    if (seriesId !== undefined) tests.push((episode) => episode.seriesId === seriesId);
    if (wantedTag !== undefined) tests.push(({ tags }) => tags.some((known) => known.toLowerCase() === wantedTag));
    if (from !== undefined) tests.push(({ date }) => date !== undefined && date >= from);
    if (to !== undefined) tests.push(({ date }) => date !== undefined && date <= to);
    return tests.length === 0 ? undefined : (episode) => tests.every((test) => test(episode));
  }
}
