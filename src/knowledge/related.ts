import { type Archive, readText } from '../archive/archive.ts';
import type { Episode } from '../corpus/model.ts';
import type { SurfaceForms } from '../search/fuzzy/surface-forms.ts';
import type { Postings } from '../search/index/postings.ts';
import { MoreLikeThis } from '../search/more-like-this/more-like-this.ts';
import { type SalientTerm, SalientTerms, type WeighedText } from '../search/more-like-this/salient-terms.ts';
import { topOf } from '../util/top.ts';
import type { EpisodeLookup } from './episode-lookup.ts';

/*
 * The numbers were chosen by which shows hosts point at in their notes (on three fifths of them), and by who is in one
 * series. Small changes of any of them change little.
 */
/** What a mention is worth. */
const WEIGHTS = { title: 6, tags: 5, summary: 3, notes: 4, transcript: 1 } as const;
/** More terms find the same and take longer. */
const TERMS = 40;
/** A show that says less of itself in writing is known by what is said in it. */
const FEW_TERMS = 20;
/** In characters: what is written or said further on is about the same. */
const NOTES_READ = 6_000;
const TRANSCRIPT_READ = 24_000;
/** Words that are said once in a show may be about anything. */
const SAID = 2;
/** Which shows count how much. */
const SAME_SERIES = 1.15;
const SAME_HOST = 1.05;
const DIGEST = 0.4;
/** What a show that another one points at gets beside its words, of the best score. */
const POINTED_AT = 0.25;
const MOST_POINTED_AT = 12;

const EPISODE_LINK = /(?:\/hpr|\/eps\.php\?id=|\bhpr[ #]?)0*(\d{1,5})(?!\d)/gi;

interface RelatedParts {
  readonly archive: Archive;
  readonly postings: Postings;
  readonly surfaceForms: SurfaceForms;
  readonly lookup: EpisodeLookup;
  /** 1 for each document that is about other shows rather than about their subjects. */
  readonly roundups: Uint8Array;
}

/** Finds shows about the same thing. */
export class RelatedEpisodes {
  readonly #archive: Archive;
  readonly #digests: Uint8Array;
  readonly #shelves: EpisodeLookup;
  readonly #terms: SalientTerms;
  readonly #similar: MoreLikeThis;

  constructor({ archive, postings, surfaceForms, lookup, roundups }: RelatedParts) {
    this.#archive = archive;
    this.#digests = roundups;
    this.#shelves = lookup;
    this.#terms = new SalientTerms(postings, surfaceForms);
    this.#similar = new MoreLikeThis(postings);
  }

  /** The shows nearest to a document by what they are about, best first, without itself. */
  of(document: number, limit: number): readonly Episode[] {
    const { episodes } = this.#archive.catalogue;
    const shown = episodes[document];
    if (shown === undefined) return [];
    const notes = readText(this.#archive, document, 'notes').slice(0, NOTES_READ);
    const scores = this.#similar.score(this.#termsOf(document, shown, notes));
    const { values, found } = scores;
    let best = 0;
    for (let at = 0; at < scores.count; at++) {
      const other = found[at] as number;
      (values[other] as number) *= this.#prior(shown, other);
      if (other !== document) best = Math.max(best, values[other] as number);
    }
    for (const id of pointedAt(notes)) {
      const other = this.#shelves.document(id);
      if (other !== undefined) scores.add(other, (best || 1) * POINTED_AT);
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
    const written: readonly WeighedText[] = [
      { text: shown.title, weight: WEIGHTS.title },
      { text: shown.tags.join(' '), weight: WEIGHTS.tags },
      { text: shown.summary, weight: WEIGHTS.summary },
      { text: notes, weight: WEIGHTS.notes },
    ];
    const terms = this.#terms.of(written, TERMS, host);
    if (terms.length >= FEW_TERMS) return terms;
    const text = readText(this.#archive, document, 'transcript').slice(0, TRANSCRIPT_READ);
    return this.#terms.of([...written, { text, weight: WEIGHTS.transcript, atLeast: SAID }], TERMS, host);
  }

  #prior({ seriesId, hostId }: Episode, document: number): number {
    const other = this.#archive.catalogue.episodes[document];
    // Number 0 is what HPR calls having no series.
    const series = seriesId !== undefined && seriesId !== 0 && other?.seriesId === seriesId ? SAME_SERIES : 1;
    const host = hostId !== undefined && other?.hostId === hostId ? SAME_HOST : 1;
    return series * host * (this.#digests[document] === 1 ? DIGEST : 1);
  }
}

/** The shows that notes name by number or address, the first few: more of them are a list of everything. */
function pointedAt(notes: string): readonly number[] {
  const numbers = [...notes.matchAll(EPISODE_LINK)].map(([, digits]) => Number(digits));
  return [...new Set(numbers)].slice(0, MOST_POINTED_AT);
}
