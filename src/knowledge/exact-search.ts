import { type Archive, textSpan } from '../archive/archive.ts';
import { type Literal, literalMatches, parseLiteral } from '../search/exact/literal.ts';
import { type Candidate, LiteralCandidates } from '../search/exact/literal-candidates.ts';
import type { Postings } from '../search/index/postings.ts';
import type { ExactHit, ExactHits, ExactRequest } from './exact-answers.ts';
import { excerptsOf, type TextRange } from './exact-excerpts.ts';

/** A text to find, and the candidates for it in the index. */
interface SoughtText {
  readonly literal: Literal;
  readonly candidate: Candidate;
}

/** A score in steps of a thousandth and a document's number share one sort key. */
const SCORE_STEP = 0.001;
const MAX_DOCUMENTS = 2 ** 20;

/**
 * Finds texts in transcripts literally, including phrases across line breaks. The index says which shows may contain
 * them and ranks those; then their texts are read, best first, as long as hits are taken.
 */
export class ExactSearch {
  readonly #archive: Archive;
  readonly #candidates: LiteralCandidates;

  constructor(archive: Archive, postings: Postings) {
    this.#archive = archive;
    this.#candidates = new LiteralCandidates(postings);
  }

  /** Computes ahead of time what the first search would otherwise wait for. */
  prepare(): void {
    this.#candidates.prepare();
  }

  /**
   * @param rest Awaited between slices of the work, which may read the whole corpus: yields the event loop when it is
   *   time, and throws when the answer is no longer needed.
   */
  async search(request: ExactRequest, rest: () => Promise<void>): Promise<ExactHits> {
    const sought: SoughtText[] = [];
    for (const text of request.texts) {
      const literal = parseLiteral(text, request);
      if (literal) sought.push({ literal, candidate: await this.#candidates.of(literal, rest) });
    }
    const ranked = this.#rank(sought, request);
    return { candidates: ranked.length, hits: this.#hits(ranked, sought, request, rest) };
  }

  async *#hits(
    ranked: readonly number[],
    sought: readonly SoughtText[],
    request: ExactRequest,
    rest: () => Promise<void>,
  ): AsyncGenerator<ExactHit> {
    for (let at = request.offset; at < ranked.length; at++) {
      const hit = this.#read(ranked[at] ?? 0, sought, request, at + 1);
      if (hit) yield hit;
      await rest();
    }
  }

  /** The documents that may be results, best first; of equal scores, newest first. */
  #rank(sought: readonly SoughtText[], { mode, accept }: ExactRequest): number[] {
    const needed = mode === 'all' ? sought.length : Math.min(1, sought.length);
    const keys: number[] = [];
    this.#archive.catalogue.episodes.forEach((episode, document) => {
      let score = 0;
      let containing = 0;
      for (const { candidate } of sought) {
        if (!candidate.mayContain(document)) continue;
        containing++;
        score += this.#candidates.score(document, candidate);
      }
      if (containing > 0 && containing >= needed && episode.hasTranscript && (!accept || accept(episode))) {
        keys.push(Math.round(score / SCORE_STEP) * MAX_DOCUMENTS + document);
      }
    });
    // Sorting numbers is ten times faster than sorting objects.
    return Array.from(Float64Array.from(keys).sort().reverse(), (key) => key % MAX_DOCUMENTS);
  }

  #read(document: number, sought: readonly SoughtText[], request: ExactRequest, next: number): ExactHit | undefined {
    const { mode } = request;
    const episode = this.#archive.catalogue.episodes[document];
    const looked = sought.map(({ candidate }) => candidate.mayContain(document) && candidate.mayMatch(document));
    if (!episode || !(mode === 'all' ? looked.every(Boolean) : looked.some(Boolean))) return undefined;
    const bytes = this.#archive.text.read(...textSpan(this.#archive, document, 'transcript'));
    const text = bytes.toString();
    const found = sought.map(({ literal }, place): TextRange[] =>
      looked[place] ? [...literalMatches(literal, text)] : [],
    );
    const counts = found.map(({ length }) => length);
    if (!(mode === 'all' ? counts.every(Boolean) : counts.some(Boolean))) return undefined;
    const marks = found.flat().sort((a, b) => a.start - b.start);
    return { episode, next, counts, excerpts: excerptsOf(this.#archive, document, text, bytes, marks, request) };
  }
}
