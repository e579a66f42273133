import { lowerBound } from '../../util/binary-search.ts';
import { principalComponents, removeComponents } from './common-components.ts';
import { alignedBytes, type CsrMatrix, csrBytes, Kernel } from './kernel.ts';
import type { Passages } from './passages.ts';
import { normalise, quantise } from './quantise.ts';
import type { StemSequences } from './stems.ts';

/** The most passages in a batch, and the most tokens in all of them. */
const BATCH_PASSAGES = 4096;
const BATCH_TOKENS = 1 << 19;
/** The common components are computed from every eighth passage. */
const SAMPLE_INTERVAL = 8;
const INT8_MAX = 127;

/** What passage vectors are computed from. */
export interface PassageSources {
  readonly passages: Passages;
  readonly transcripts: StemSequences;
  /** The fields that make up each document's metadata passage. */
  readonly metadata: readonly StemSequences[];
  /** The unit vectors of the stems, concatenated. */
  readonly words: Float32Array;
  /** The SIF weight of each stem. */
  readonly weights: Float32Array;
}

export interface EmbeddedPassages {
  /** The quantised vectors of the passages, concatenated. */
  readonly vectors: Int8Array;
  /** The unit vectors that were removed from them, concatenated. */
  readonly common: Float32Array;
}

/**
 * Smooth inverse frequency (SIF) embeddings of passages: the weighted sum of the stems' vectors, normalised, without
 * the components that all passages share (Arora, Liang and Ma, A Simple but Tough-to-Beat Baseline for Sentence
 * Embeddings, 2017). Quantised to signed bytes.
 *
 * @param width The dimensions of a vector.
 * @param components How many common components to remove.
 */
export function embedPassages(sources: PassageSources, width: number, components: number): EmbeddedPassages {
  const batches = new PassageBatches(sources, width);
  const count = sources.passages.from.length;
  const sample = Array.from({ length: Math.ceil(count / SAMPLE_INTERVAL) }, (_, at) => at * SAMPLE_INTERVAL);
  const sampled = new Float32Array(sample.length * width);
  batches.embed(sample, (first, means) => sampled.set(means, first * width));
  const common = principalComponents(sampled, width, components);
  const vectors = new Int8Array(count * width);
  const all = Array.from({ length: count }, (_, at) => at);
  batches.embed(all, (first, means) => {
    for (let from = 0; from < means.length; from += width) {
      const mean = means.subarray(from, from + width);
      removeComponents(common, mean);
      const to = first * width + from;
      quantise(mean, vectors.subarray(to, to + width), INT8_MAX);
    }
  });
  return { vectors, common };
}

/**
 * Embeds passages in batches. A batch is a sparse matrix of weights; its product with the stems' vectors is their sums.
 */
class PassageBatches {
  readonly #sources: PassageSources;
  readonly #width: number;
  readonly #kernel: Kernel;
  readonly #words: Float32Array;
  readonly #matrix: CsrMatrix;
  readonly #sums: Float32Array;

  constructor(sources: PassageSources, width: number) {
    this.#sources = sources;
    this.#width = width;
    const { words } = sources;
    this.#kernel = new Kernel(
      alignedBytes(words.byteLength) +
        csrBytes(BATCH_PASSAGES, BATCH_TOKENS) +
        alignedBytes(BATCH_PASSAGES * width * 4),
    );
    this.#words = this.#kernel.array(Float32Array, words.length);
    this.#words.set(words);
    this.#matrix = this.#kernel.sparse(BATCH_PASSAGES, BATCH_TOKENS);
    this.#sums = this.#kernel.array(Float32Array, BATCH_PASSAGES * width);
  }

  /** @param take Receives the unit vectors of a batch, and the index in `passages` of the first. */
  embed(passages: readonly number[], take: (first: number, vectors: Float32Array) => void): void {
    for (let first = 0; first < passages.length; ) {
      const rows = this.#fill(passages, first);
      const sums = this.#sums.subarray(0, rows * this.#width);
      this.#kernel.multiply({ ...this.#matrix, rows }, this.#words, sums, this.#width);
      normalise(sums, this.#width);
      take(first, sums);
      first += rows;
    }
  }

  /** Fills the matrix with as many passages as fit, at least one, and returns how many. */
  #fill(passages: readonly number[], first: number): number {
    const { starts, columns, values } = this.#matrix;
    const { weights } = this.#sources;
    let rows = 0;
    let filled = 0;
    for (; rows < BATCH_PASSAGES && first + rows < passages.length; rows++) {
      const texts = this.#textsOf(passages[first + rows] as number);
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      if (rows > 0 && filled + length > BATCH_TOKENS) break;
      for (const text of texts) {
        // A passage that is longer than a whole batch is cut.
        const end = Math.min(text.length, BATCH_TOKENS - filled);
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
    const { passages, transcripts, metadata } = this.#sources;
    const from = passages.from[passage] as number;
    const to = passages.to[passage] as number;
    if (from < to) return [transcripts.rows.subarray(from, to)];
    // Every document has a metadata passage, so the starts are strictly ascending.
    const document = lowerBound(passages.starts, passage + 1) - 1;
    return metadata.map(({ rows, starts }) => rows.subarray(starts[document], starts[document + 1]));
  }
}
