import { lowerBound } from '../../util/binary-search.ts';
import { commonDirections, takeOut } from './common-directions.ts';
import { Kernel, roomFor, roomForSparse, type SparseRows } from './kernel.ts';
import type { Passages } from './passages.ts';
import { normalise, quantise } from './quantise.ts';
import type { RowSequences } from './stems.ts';

/** Passages that are worked on at a time, and the words that they have room for. */
const BATCH = 4096;
const BATCH_WORDS = 1 << 19;
/** The directions that all share are those of every so many. */
const SAMPLED = 8;
/** The largest number in a vector of bytes. */
const LARGEST = 127;

/** What passages are made of. */
export interface PassageSources {
  readonly passages: Passages;
  readonly transcripts: RowSequences;
  /** What is written about each document. */
  readonly written: readonly RowSequences[];
  /** The words' vectors end to end, and what each counts. */
  readonly words: Float32Array;
  readonly weights: Float32Array;
}

/** The vectors of passages, and what was taken out of them. */
export interface EmbeddedPassages {
  readonly vectors: Int8Array;
  readonly common: Float32Array;
}

/**
 * The vector of each passage: the mean of its words', weighed by how rare they are, without the directions that all
 * passages share (Arora, Liang and Ma, 2017), in bytes.
 * @param width of a vector.
 * @param directions how many are taken out.
 */
export function embedPassages(sources: PassageSources, width: number, directions: number): EmbeddedPassages {
  const batch = new Batch(sources, width);
  const count = sources.passages.from.length;
  const sample = Array.from({ length: Math.ceil(count / SAMPLED) }, (_, at) => at * SAMPLED);
  const sampled = new Float32Array(sample.length * width);
  batch.embed(sample, (place, means) => sampled.set(means, place * width));
  const common = commonDirections(sampled, width, directions);
  const vectors = new Int8Array(count * width);
  const all = Array.from({ length: count }, (_, at) => at);
  batch.embed(all, (place, means) => {
    for (let from = 0; from < means.length; from += width) {
      const mean = means.subarray(from, from + width);
      takeOut(common, mean);
      const to = place * width + from;
      quantise(mean, vectors.subarray(to, to + width), LARGEST);
    }
  });
  return { vectors, common };
}

/** Some passages as a sparse matrix: times the words' vectors, it is their sums. */
class Batch {
  readonly #sources: PassageSources;
  readonly #width: number;
  readonly #kernel: Kernel;
  readonly #words: Float32Array;
  readonly #matrix: SparseRows;
  readonly #sums: Float32Array;

  constructor(sources: PassageSources, width: number) {
    this.#sources = sources;
    this.#width = width;
    const { words } = sources;
    this.#kernel = new Kernel(
      roomFor(words.byteLength) + roomForSparse(BATCH, BATCH_WORDS) + roomFor(BATCH * width * 4),
    );
    this.#words = this.#kernel.array(Float32Array, words.length);
    this.#words.set(words);
    this.#matrix = this.#kernel.sparse(BATCH, BATCH_WORDS);
    this.#sums = this.#kernel.array(Float32Array, BATCH * width);
  }

  /** @param take Given unit vectors, and the place of the first in the list of passages. */
  embed(passages: readonly number[], take: (place: number, vectors: Float32Array) => void): void {
    for (let place = 0; place < passages.length; ) {
      const rows = this.#fill(passages, place);
      const sums = this.#sums.subarray(0, rows * this.#width);
      this.#kernel.multiply({ ...this.#matrix, rows }, this.#words, sums, this.#width);
      normalise(sums, this.#width);
      take(place, sums);
      place += rows;
    }
  }

  /** Takes as many passages as there is room for, but always one, and returns how many. */
  #fill(passages: readonly number[], place: number): number {
    const { starts, columns, values } = this.#matrix;
    const { weights } = this.#sources;
    let rows = 0;
    let filled = 0;
    for (; rows < BATCH && place + rows < passages.length; rows++) {
      const texts = this.#textsOf(passages[place + rows] as number);
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      if (rows > 0 && filled + length > BATCH_WORDS) break;
      for (const text of texts) {
        // A single one that is longer than all the room is cut.
        const end = Math.min(text.length, BATCH_WORDS - filled);
        for (let at = 0; at < end; at++) {
          const row = text[at] as number;
          columns[filled] = row;
          values[filled++] = weights[row] as number;
        }
      }
      starts[rows + 1] = filled;
    }
    return rows;
  }

  #textsOf(passage: number): readonly Uint16Array[] {
    const { passages, transcripts, written } = this.#sources;
    const from = passages.from[passage] as number;
    const to = passages.to[passage] as number;
    if (from < to) return [transcripts.rows.subarray(from, to)];
    // Every document has a passage, so no two start at the same one.
    const document = lowerBound(passages.starts, passage + 1) - 1;
    return written.map(({ rows, starts }) => rows.subarray(starts[document], starts[document + 1]));
  }
}
