import { stem } from '../analysis/pipeline.ts';
import type { IndexColumns } from '../index/columns.ts';
import type { FieldName } from '../index/fields.ts';
import { TermDictionary } from '../index/term-dictionary.ts';
import { embedPassages } from './embed-passages.ts';
import { type CsrMatrix, csrBytes, Kernel } from './kernel.ts';
import { findNearWords } from './near-words.ts';
import { cutPassages } from './passages.ts';
import { ppmiMatrix } from './ppmi.ts';
import { normalise, quantise } from './quantise.ts';
import { SETTINGS, type VectorSettings } from './settings.ts';
import { readStemSequences, type StemSequences, type Stems, selectStems } from './stems.ts';
import { eigenBytes, truncatedEigen } from './truncated-eigen.ts';
import { NO_VECTORS, type VectorColumns } from './vector-columns.ts';
import { relatedRows, type WordNet } from './wordnet.ts';

const INT8_MAX = 127;

/**
 * Learns vectors from the positions in an index, with no model from outside: of stems, by a truncated SVD of their PPMI
 * matrix (Levy and Goldberg, 2014), and of passages, as SIF-weighted means of those (Arora, Liang and Ma, 2017).
 * Deterministic: the same index makes the same bytes on every machine. It takes seconds, so it belongs in a worker.
 *
 * @param sources.wordNet Reads the dictionary that tells which of the stems that are near are synonyms.
 * @returns {@link NO_VECTORS} for a corpus that is too small to learn from.
 */
export function learnVectors(
  columns: IndexColumns,
  { settings = SETTINGS, wordNet }: { readonly settings?: VectorSettings; readonly wordNet?: () => WordNet } = {},
): VectorColumns {
  const stems = selectStems(columns, settings);
  const tokens = stems.counts.reduce((sum, count) => sum + count, 0);
  if (stems.terms.length < settings.minStems || tokens < settings.minTokens) return NO_VECTORS;

  const sequences = new Map<FieldName, StemSequences>();
  const textOf = (name: FieldName): StemSequences => {
    const known = sequences.get(name) ?? readStemSequences(columns, stems, name);
    sequences.set(name, known);
    return known;
  };
  const words = embedWords(settings.texts.map(textOf), stems, settings);
  const weights = Float32Array.from(stems.counts, (count) => settings.sifA / (settings.sifA + count / tokens));
  const transcripts = textOf('transcript');
  const passages = cutPassages(transcripts, settings.passageStep, settings.passageLength);
  const metadata = settings.metadata.map(textOf);
  const { vectors, common } = embedPassages(
    { passages, transcripts, metadata, words, weights },
    settings.dimensions,
    settings.commonComponents,
  );
  const vectorWords = quantiseRows(words, settings.dimensions);
  const related = wordNet ? relatedRows(wordNet(), stems.terms.length, rowsOfWords(columns, stems)) : [];
  return {
    ...findNearWords({ columns, terms: stems.terms, words: vectorWords, width: settings.dimensions, related }),
    vectorTerms: stems.terms,
    vectorWords,
    vectorWeights: weights,
    vectorCommon: common,
    passageStarts: passages.starts,
    passageFirsts: passages.firsts,
    passageLasts: passages.lasts,
    passageVectors: vectors,
  };
}

/** The unit vectors of the stems, concatenated. */
function embedWords(texts: readonly StemSequences[], stems: Stems, settings: VectorSettings): Float32Array {
  const { dimensions, oversampling, iterations, seed } = settings;
  const width = dimensions + oversampling;
  const ppmi = ppmiMatrix(texts, stems.terms.length, settings.window);
  const { rows } = ppmi;
  const kernel = new Kernel(csrBytes(rows, ppmi.values.length) + eigenBytes(rows, width));
  const { vectors } = truncatedEigen(kernel, copyInto(kernel, ppmi), { width, iterations, seed });
  const words = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    words.set(vectors.subarray(row * width, row * width + dimensions), row * dimensions);
  }
  normalise(words, dimensions);
  return words;
}

/** Copies a matrix into the kernel's memory. */
function copyInto(kernel: Kernel, matrix: CsrMatrix): CsrMatrix {
  const copy = kernel.sparse(matrix.rows, matrix.values.length);
  copy.starts.set(matrix.starts);
  copy.columns.set(matrix.columns);
  copy.values.set(matrix.values);
  return copy;
}

function quantiseRows(vectors: Float32Array, width: number): Int8Array {
  const bytes = new Int8Array(vectors.length);
  for (let from = 0; from < vectors.length; from += width) {
    quantise(vectors.subarray(from, from + width), bytes.subarray(from, from + width), INT8_MAX);
  }
  return bytes;
}

/** The row of a word's stem; undefined when it has no vector. */
function rowsOfWords({ termBytes, termOffsets }: IndexColumns, { terms }: Stems): (word: string) => number | undefined {
  const dictionary = new TermDictionary(termBytes, termOffsets);
  const rows = new Map(Array.from(terms, (term, row) => [dictionary.term(term), row]));
  const known = new Map<string, number | undefined>();
  return (word) => {
    if (!known.has(word)) known.set(word, rows.get(stem(word)));
    return known.get(word);
  };
}
