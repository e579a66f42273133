import type { IndexColumns } from '../index/columns.ts';
import type { FieldName } from '../index/fields.ts';
import { positiveInformation } from './co-occurrence.ts';
import { embedPassages } from './embed-passages.ts';
import { Kernel, roomForSparse, type SparseRows } from './kernel.ts';
import { cutPassages } from './passages.ts';
import { normalise, quantise } from './quantise.ts';
import { SETTINGS, type VectorSettings } from './settings.ts';
import { chooseStems, type RowSequences, rowSequences, type Stems } from './stems.ts';
import { roomForEigen, truncatedEigen } from './truncated-eigen.ts';
import { NOTHING_LEARNT, type VectorColumns } from './vector-columns.ts';

/** The largest number in a vector of bytes. */
const LARGEST = 127;

/**
 * Learns from the corpus which words are said in the same company, and what its passages are about: vectors for stems, from
 * the positions in the index alone, and for passages as means of those. The same index makes the same columns on every
 * machine. It takes some seconds, and belongs in a worker.
 * @returns {@link NOTHING_LEARNT} for a corpus that is too small to learn from.
 */
export function learnVectors(columns: IndexColumns, settings: VectorSettings = SETTINGS): VectorColumns {
  const stems = chooseStems(columns, settings);
  const tokens = stems.counts.reduce((sum, count) => sum + count, 0);
  if (stems.terms.length < settings.leastStems || tokens < settings.leastTokens) return NOTHING_LEARNT;

  const read = new Map<FieldName, RowSequences>();
  const textOf = (name: FieldName): RowSequences => {
    const known = read.get(name) ?? rowSequences(columns, stems, name);
    read.set(name, known);
    return known;
  };
  const words = embedWords(settings.texts.map(textOf), stems, settings);
  const weights = Float32Array.from(stems.counts, (count) => settings.a / (settings.a + count / tokens));
  const transcripts = textOf('transcript');
  const passages = cutPassages(transcripts, settings.passageStep, settings.passageLength);
  const written = settings.written.map(textOf);
  const { vectors, common } = embedPassages(
    { passages, transcripts, written, words, weights },
    settings.dimensions,
    settings.commonDirections,
  );
  return {
    vectorTerms: stems.terms,
    vectorWords: inBytes(words, settings.dimensions),
    vectorWeights: weights,
    vectorCommon: common,
    passageStarts: passages.starts,
    passageFirsts: passages.firsts,
    passageLasts: passages.lasts,
    passageVectors: vectors,
  };
}

/** Unit vectors of the stems, end to end. */
function embedWords(texts: readonly RowSequences[], stems: Stems, settings: VectorSettings): Float32Array {
  const { dimensions, oversampling, iterations, seed } = settings;
  const width = dimensions + oversampling;
  const information = positiveInformation(texts, stems.terms.length, settings.window);
  const { rows } = information;
  const kernel = new Kernel(roomForSparse(rows, information.values.length) + roomForEigen(rows, width));
  const { vectors } = truncatedEigen(kernel, into(kernel, information), { width, iterations, seed });
  const words = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    words.set(vectors.subarray(row * width, row * width + dimensions), row * dimensions);
  }
  normalise(words, dimensions);
  return words;
}

/** The same matrix where the kernel finds it. */
function into(kernel: Kernel, matrix: SparseRows): SparseRows {
  const copy = kernel.sparse(matrix.rows, matrix.values.length);
  copy.starts.set(matrix.starts);
  copy.columns.set(matrix.columns);
  copy.values.set(matrix.values);
  return copy;
}

function inBytes(vectors: Float32Array, width: number): Int8Array {
  const bytes = new Int8Array(vectors.length);
  for (let from = 0; from < vectors.length; from += width) {
    quantise(vectors.subarray(from, from + width), bytes.subarray(from, from + width), LARGEST);
  }
  return bytes;
}
