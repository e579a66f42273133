import { type Archive, textPlace } from '../archive/archive.ts';
import { type Literal, occurrences, parseLiteral } from '../search/exact/literal.ts';
import { type Candidate, LiteralCandidates } from '../search/exact/literal-candidates.ts';
import type { Postings } from '../search/index/postings.ts';
import type { ExactHit, ExactHits, ExactRequest } from './exact-answers.ts';
import { type Mark, passagesOf } from './exact-excerpts.ts';

/** A text that is looked for, and what the index says of it. */
interface Wanted {
  readonly literal: Literal;
  readonly candidate: Candidate;
}

/** Scores are ranked in steps of a thousandth, which leaves room for a document's number beside them in one. */
const STEP = 0.001;
const PLACES = 2 ** 20;

/**
 * Finds texts in transcripts letter by letter, phrases across the ends of lines too. The index says which shows may hold
 * them and ranks those; their texts are then read, best first, for as long as more hits are taken.
 */
export class ExactSearch {
  readonly #archive: Archive;
  readonly #candidates: LiteralCandidates;

  constructor(archive: Archive, postings: Postings) {
    this.#archive = archive;
    this.#candidates = new LiteralCandidates(postings);
  }

  /** Makes now what else is made for the first search. */
  prepare(): void {
    this.#candidates.prepare();
  }

  /**
   * @param rest Awaited again and again in the course of the work, which may read the whole corpus: lets others have the
   * event loop when it is time, and throws when nobody waits for the answer any more.
   */
  async search(request: ExactRequest, rest: () => Promise<void>): Promise<ExactHits> {
    const wanted: Wanted[] = [];
    for (const text of request.texts) {
      const literal = parseLiteral(text, request);
      if (literal) wanted.push({ literal, candidate: await this.#candidates.of(literal, rest) });
    }
    const ranked = this.#rank(wanted, request);
    return { candidates: ranked.length, hits: this.#hits(ranked, wanted, request, rest) };
  }

  async *#hits(
    ranked: readonly number[],
    wanted: readonly Wanted[],
    request: ExactRequest,
    rest: () => Promise<void>,
  ): AsyncGenerator<ExactHit> {
    for (let at = request.offset; at < ranked.length; at++) {
      const hit = this.#read(ranked[at] ?? 0, wanted, request, at + 1);
      if (hit) yield hit;
      await rest();
    }
  }

  /** Documents that may be in the answer, best first, the newest of equal ones first. */
  #rank(wanted: readonly Wanted[], { mode, accept }: ExactRequest): number[] {
    const needed = mode === 'all' ? wanted.length : Math.min(1, wanted.length);
    const keys: number[] = [];
    this.#archive.catalogue.episodes.forEach((episode, document) => {
      let score = 0;
      let held = 0;
      for (const { candidate } of wanted) {
        if (!candidate.mayHold(document)) continue;
        held++;
        score += this.#candidates.score(document, candidate);
      }
      if (held > 0 && held >= needed && episode.hasTranscript && (!accept || accept(episode))) {
        keys.push(Math.round(score / STEP) * PLACES + document);
      }
    });
    // Numbers are sorted ten times faster than objects.
    return Array.from(Float64Array.from(keys).sort().reverse(), (key) => key % PLACES);
  }

  #read(document: number, wanted: readonly Wanted[], request: ExactRequest, next: number): ExactHit | undefined {
    const { mode } = request;
    const episode = this.#archive.catalogue.episodes[document];
    const looked = wanted.map(({ candidate }) => candidate.mayHold(document) && candidate.mayStand(document));
    if (!episode || !(mode === 'all' ? looked.every(Boolean) : looked.some(Boolean))) return undefined;
    const bytes = this.#archive.text.read(...textPlace(this.#archive, document, 'transcript'));
    const text = bytes.toString();
    const found = wanted.map(({ literal }, place): Mark[] => (looked[place] ? [...occurrences(literal, text)] : []));
    const counts = found.map(({ length }) => length);
    if (!(mode === 'all' ? counts.every(Boolean) : counts.some(Boolean))) return undefined;
    const marks = found.flat().sort((a, b) => a.start - b.start);
    return { episode, next, counts, excerpts: passagesOf(this.#archive, document, text, bytes, marks, request) };
  }
}
