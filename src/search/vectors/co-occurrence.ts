import type { SparseRows } from './kernel.ts';
import { naturalLog } from './natural-log.ts';
import type { RowSequences } from './stems.ts';

/**
 * Positive pointwise mutual information of the stems, a symmetric matrix: how much oftener two stand near each other than
 * chance would have it, as a logarithm where that is above 0 (Levy and Goldberg, Neural Word Embedding as Implicit Matrix
 * Factorization, 2014). Two stems that are d apart count 1/d.
 * @param texts whose documents are no neighbours of each other.
 * @param window neighbours on each side.
 */
export function positiveInformation(texts: readonly RowSequences[], stemCount: number, window: number): SparseRows {
  const text = joined(texts, stemCount, window);
  const { places, starts: placeStarts } = placesOf(text, stemCount);
  const weights = distanceWeights(window);
  const frequencies = frequenciesOf(text, stemCount, weights);
  const total = frequencies.reduce((sum, frequency) => sum + frequency, 0);
  const matrix = new GrowingRows(stemCount);
  // The counts of one row at a time, and which of them are not 0; the last stands for what is no stem.
  const counts = new Float64Array(stemCount + 1);
  const met = new Uint16Array(stemCount + 1);
  for (let row = 0; row < stemCount; row++) {
    let metCount = 0;
    const end = placeStarts[row + 1] as number;
    for (let at = placeStarts[row] as number; at < end; at++) {
      const place = places[at] as number;
      for (let distance = 1; distance <= window; distance++) {
        const weight = weights[distance] as number;
        const before = text[place - distance] as number;
        if (counts[before] === 0) met[metCount++] = before;
        (counts[before] as number) += weight;
        const after = text[place + distance] as number;
        if (counts[after] === 0) met[metCount++] = after;
        (counts[after] as number) += weight;
      }
    }
    const perChance = total / (frequencies[row] as number);
    matrix.reserve(metCount);
    for (let at = 0; at < metCount; at++) {
      const column = met[at] as number;
      const ratio = (perChance / (frequencies[column] as number)) * (counts[column] as number);
      counts[column] = 0;
      if (column !== stemCount && ratio > 1) matrix.add(column, naturalLog(ratio));
    }
    matrix.endRow();
  }
  return matrix.toRows();
}

/** A sparse matrix that is written row by row. */
class GrowingRows {
  readonly #starts: Uint32Array;
  #columns = new Uint16Array(1 << 16);
  #values = new Float32Array(1 << 16);
  #length = 0;
  #rows = 0;

  constructor(rows: number) {
    this.#starts = new Uint32Array(rows + 1);
  }

  /** Makes room for so many more values. */
  reserve(count: number): void {
    if (this.#length + count <= this.#columns.length) return;
    const room = Math.max(this.#length + count, Math.ceil(this.#columns.length * 1.5));
    const columns = new Uint16Array(room);
    columns.set(this.#columns);
    this.#columns = columns;
    const values = new Float32Array(room);
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

  toRows(): SparseRows {
    return {
      rows: this.#rows,
      starts: this.#starts,
      columns: this.#columns.subarray(0, this.#length),
      values: this.#values.subarray(0, this.#length),
    };
  }
}

/** What neighbours side by side count. With it all weights up to a distance of 10 are whole numbers, and their sums exact. */
const UNIT = 2520;

function distanceWeights(window: number): Uint32Array {
  return Uint32Array.from({ length: window + 1 }, (_, distance) => (distance === 0 ? 0 : Math.round(UNIT / distance)));
}

/** All texts end to end; between them, a window of what is no stem. */
function joined(sequences: readonly RowSequences[], none: number, window: number): Uint16Array {
  let length = window;
  for (const { rows, starts } of sequences) length += rows.length + (starts.length - 1) * window;
  const text = new Uint16Array(length).fill(none);
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

/** Where each stem stands in the text: a counting sort. */
function placesOf(text: Uint16Array, stemCount: number): { places: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(stemCount + 2);
  for (let at = 0; at < text.length; at++) (starts[(text[at] as number) + 1] as number)++;
  for (let row = 0; row < stemCount; row++) (starts[row + 1] as number) += starts[row] as number;
  const places = new Uint32Array(starts[stemCount] as number);
  const next = starts.slice();
  for (let at = 0; at < text.length; at++) {
    const row = text[at] as number;
    if (row < stemCount) places[(next[row] as number)++] = at;
  }
  return { places, starts };
}

/** The sum of each row of counts: what all neighbours of a stem count. */
function frequenciesOf(text: Uint16Array, stemCount: number, weights: Uint32Array): Float64Array {
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
