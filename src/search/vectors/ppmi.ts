import type { CsrMatrix } from './kernel.ts';
import { naturalLog } from './natural-log.ts';
import type { StemSequences } from './stems.ts';

/**
 * The PPMI matrix of the stems: positive pointwise mutual information, max(0, ln(#(a, b) · N / (#(a) · #(b)))), where
 * #(a, b) counts co-occurrences in a window and N is the sum of all counts (Levy and Goldberg, Neural Word Embedding as
 * Implicit Matrix Factorization, 2014). Two stems at distance d add 1/d to their count.
 *
 * @param texts The fields to count in. The window never crosses a document's end.
 * @param stemCount The rows and columns of the matrix; every stem in `texts` is below it, and it is below 65,536.
 * @param window Neighbours on each side of a stem, at most 10 (see `UNIT`).
 * @returns a symmetric matrix of `stemCount` × `stemCount`, in nats. The columns of a row are in no particular order.
 */
export function ppmiMatrix(texts: readonly StemSequences[], stemCount: number, window: number): CsrMatrix {
  const text = concatenate(texts, stemCount, window);
  const { offsets, starts: offsetStarts } = occurrencesOf(text, stemCount);
  const weights = distanceWeights(window);
  const marginals = marginalCounts(text, stemCount, weights);
  const total = marginals.reduce((sum, marginal) => sum + marginal, 0);
  const matrix = new CsrBuilder(stemCount);
  // The counts of the current row, and its columns that are not 0. The last column is the padding.
  const counts = new Float64Array(stemCount + 1);
  const nonZero = new Uint16Array(stemCount + 1);
  for (let row = 0; row < stemCount; row++) {
    let nonZeroCount = 0;
    const end = offsetStarts[row + 1] as number;
    for (let at = offsetStarts[row] as number; at < end; at++) {
      const offset = offsets[at] as number;
      for (let distance = 1; distance <= window; distance++) {
        const weight = weights[distance] as number;
        const before = text[offset - distance] as number;
        if (counts[before] === 0) nonZero[nonZeroCount++] = before;
        (counts[before] as number) += weight;
        const after = text[offset + distance] as number;
        if (counts[after] === 0) nonZero[nonZeroCount++] = after;
        (counts[after] as number) += weight;
      }
    }
    const inverseExpected = total / (marginals[row] as number);
    matrix.reserve(nonZeroCount);
    for (let at = 0; at < nonZeroCount; at++) {
      const column = nonZero[at] as number;
      const ratio = (inverseExpected / (marginals[column] as number)) * (counts[column] as number);
      counts[column] = 0;
      if (column !== stemCount && ratio > 1) matrix.add(column, naturalLog(ratio));
    }
    matrix.endRow();
  }
  return matrix.build();
}

/** Builds a sparse matrix row by row. */
class CsrBuilder {
  readonly #starts: Uint32Array;
  #columns = new Uint16Array(1 << 16);
  #values = new Float32Array(1 << 16);
  #length = 0;
  #rows = 0;

  constructor(rows: number) {
    this.#starts = new Uint32Array(rows + 1);
  }

  /** Makes room for `count` more values. */
  reserve(count: number): void {
    if (this.#length + count <= this.#columns.length) return;
    const capacity = Math.max(this.#length + count, Math.ceil(this.#columns.length * 1.5));
    const columns = new Uint16Array(capacity);
    columns.set(this.#columns);
    this.#columns = columns;
    const values = new Float32Array(capacity);
    values.set(this.#values);
    this.#values = values;
  }

  add(column: number, value: number): void {
    this.#columns[this.#length] = column;
    this.#values[this.#length++] = value;
  }

  endRow(): void {
    this.#starts[++this.#rows] = this.#length;
  }

  build(): CsrMatrix {
    return {
      rows: this.#rows,
      starts: this.#starts,
      columns: this.#columns.subarray(0, this.#length),
      values: this.#values.subarray(0, this.#length),
    };
  }
}

/**
 * The weight of distance 1. 2520 is divisible by 1 to 10, so the weights are whole numbers and their sums are exact.
 */
const UNIT = 2520;

function distanceWeights(window: number): Uint32Array {
  return Uint32Array.from({ length: window + 1 }, (_, distance) => (distance === 0 ? 0 : Math.round(UNIT / distance)));
}

/** All documents of all texts, concatenated, with `window` padding entries around each. */
function concatenate(sequences: readonly StemSequences[], padding: number, window: number): Uint16Array {
  let length = window;
  for (const { rows, starts } of sequences) length += rows.length + (starts.length - 1) * window;
  const text = new Uint16Array(length).fill(padding);
  let to = window;
  for (const { rows, starts } of sequences) {
    for (let document = 0; document + 1 < starts.length; document++) {
      const own = rows.subarray(starts[document], starts[document + 1]);
      text.set(own, to);
      to += own.length + window;
    }
  }
  return text;
}

/** The offsets of each stem in the text, grouped by stem with a counting sort. */
function occurrencesOf(text: Uint16Array, stemCount: number): { offsets: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(stemCount + 2);
  for (let at = 0; at < text.length; at++) (starts[(text[at] as number) + 1] as number)++;
  for (let row = 0; row < stemCount; row++) (starts[row + 1] as number) += starts[row] as number;
  const offsets = new Uint32Array(starts[stemCount] as number);
  const next = starts.slice();
  for (let at = 0; at < text.length; at++) {
    const row = text[at] as number;
    if (row < stemCount) offsets[(next[row] as number)++] = at;
  }
  return { offsets, starts };
}

/** #(a) of each stem: the sum of its row of co-occurrence counts. */
function marginalCounts(text: Uint16Array, stemCount: number, weights: Uint32Array): Float64Array {
  const sums = new Float64Array(stemCount + 1);
  for (let at = 0; at < text.length; at++) {
    const row = text[at] as number;
    if (row === stemCount) continue;
    let sum = 0;
    for (let distance = 1; distance < weights.length; distance++) {
      const weight = weights[distance] as number;
      if (text[at - distance] !== stemCount) sum += weight;
      if (text[at + distance] !== stemCount) sum += weight;
    }
    (sums[row] as number) += sum;
  }
  return sums.subarray(0, stemCount);
}
