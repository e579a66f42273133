import { type Archive, readText } from '../archive/archive.ts';
import type { Episode } from '../corpus/model.ts';
import type { SurfaceForms } from '../search/fuzzy/surface-forms.ts';
import type { Postings } from '../search/index/postings.ts';
import { MoreLikeThis } from '../search/more-like-this/more-like-this.ts';
import { type SalientTerm, SalientTerms, type WeightedText } from '../search/more-like-this/salient-terms.ts';
import { topOf } from '../util/top.ts';
import type { EpisodeLookup } from './episode-lookup.ts';

/*
 * These constants were tuned on which shows hosts link to in their notes (three fifths of the links), and on series. The result
 * is not sensitive to small changes.
 */

/** Weight of an occurrence by field. */
const WEIGHTS = { title: 6, tags: 5, summary: 3, notes: 4, transcript: 1 } as const;
/** More terms find the same shows and take longer. */
const MAX_TERMS = 40;
/** With fewer terms in its written texts, a show's transcript is read too. */
const MIN_WRITTEN_TERMS = 20;
/** In UTF-16 units; the rest of a text is about the same subject. */
const MAX_NOTES = 6_000;
const MAX_TRANSCRIPT = 24_000;
/** Words that are said less often in a show may be about anything. */
const MIN_SPOKEN_COUNT = 2;
/** Factors on the scores of other shows. */
const SAME_SERIES = 1.15;
const SAME_HOST = 1.05;
const ROUNDUP = 0.4;
/** What a show gets for being linked, as a share of the best score. */
const LINKED = 0.25;
const MAX_LINKS = 12;

const EPISODE_LINK = /(?:\/hpr|\/eps\.php\?id=|\bhpr[ #]?)0*(\d{1,5})(?!\d)/gi;

interface RelatedParts {
  readonly archive: Archive;
  readonly postings: Postings;
  readonly surfaceForms: SurfaceForms;
  readonly lookup: EpisodeLookup;
  /** By document, 1 for a roundup. */
  readonly roundups: Uint8Array;
}

/** Finds shows about similar things. */
export class RelatedEpisodes {
  readonly #archive: Archive;
  readonly #roundups: Uint8Array;
  readonly #lookup: EpisodeLookup;
  readonly #terms: SalientTerms;
  readonly #moreLikeThis: MoreLikeThis;

  constructor({ archive, postings, surfaceForms, lookup, roundups }: RelatedParts) {
    this.#archive = archive;
    this.#roundups = roundups;
    this.#lookup = lookup;
    this.#terms = new SalientTerms(postings, surfaceForms);
    this.#moreLikeThis = new MoreLikeThis(postings);
  }

  /** The shows most similar to a document's, best first, without itself. */
  of(document: number, limit: number): readonly Episode[] {
    const { episodes } = this.#archive.catalogue;
    const shown = episodes[document];
    if (shown === undefined) return [];
    const notes = readText(this.#archive, document, 'notes').slice(0, MAX_NOTES);
    const scores = this.#moreLikeThis.score(this.#termsOf(document, shown, notes));
    const { values, found } = scores;
    let best = 0;
    for (let at = 0; at < scores.count; at++) {
      const other = found[at] as number;
      (values[other] as number) *= this.#prior(shown, other);
      if (other !== document) best = Math.max(best, values[other] as number);
    }
    for (const id of linkedEpisodes(notes)) {
      const other = this.#lookup.document(id);
      if (other !== undefined) scores.add(other, (best || 1) * LINKED);
    }
    const others = found.slice(0, scores.count).filter((other) => other !== document);
    const order = topOf(others.length, limit, (a, b) => {
      const [one, other] = [others[a] as number, others[b] as number];
      return (values[other] as number) - (values[one] as number) || one - other;
    });
    return order.flatMap((place) => episodes[others[place] as number] ?? []);
  }

  #termsOf(document: number, shown: Episode, notes: string): readonly SalientTerm[] {
    const { catalogue } = this.#archive;
    const host = catalogue.hosts.find(({ id }) => id === shown.hostId)?.name;
    const written: readonly WeightedText[] = [
      { text: shown.title, weight: WEIGHTS.title },
      { text: shown.tags.join(' '), weight: WEIGHTS.tags },
      { text: shown.summary, weight: WEIGHTS.summary },
      { text: notes, weight: WEIGHTS.notes },
    ];
    const terms = this.#terms.of(written, MAX_TERMS, host);
    if (terms.length >= MIN_WRITTEN_TERMS) return terms;
    const text = readText(this.#archive, document, 'transcript').slice(0, MAX_TRANSCRIPT);
    return this.#terms.of(
      [...written, { text, weight: WEIGHTS.transcript, minCount: MIN_SPOKEN_COUNT }],
      MAX_TERMS,
      host,
    );
  }

  #prior({ seriesId, hostId }: Episode, document: number): number {
    const other = this.#archive.catalogue.episodes[document];
    // Series 0 is HPR's name for having no series.
    const series = seriesId !== undefined && seriesId !== 0 && other?.seriesId === seriesId ? SAME_SERIES : 1;
    const host = hostId !== undefined && other?.hostId === hostId ? SAME_HOST : 1;
    return series * host * (this.#roundups[document] === 1 ? ROUNDUP : 1);
  }
}

/** The numbers of the first episodes that notes name by number or address. Longer lists say little about the show itself. */
function linkedEpisodes(notes: string): readonly number[] {
  const numbers = [...notes.matchAll(EPISODE_LINK)].map(([, digits]) => Number(digits));
  return [...new Set(numbers)].slice(0, MAX_LINKS);
}
