import { FIELD_COUNT, type IndexColumns } from '../index/columns.ts';
import { alignedBytes, Kernel } from './kernel.ts';
import { inverseNorms } from './quantise.ts';

/** The terms that may stand for each term with a vector, as columns of a snapshot. */
export interface NearWordColumns {
  /** Where the terms near each term with a vector start in the other two; one more closes the last. */
  readonly nearStarts: Uint32Array;
  readonly nearTerms: Uint32Array;
  /** What an occurrence of each is worth beside one of the word itself, in 255ths. */
  readonly nearWeights: Uint8Array;
}

/** The nearest words in the same company that count at most, and the least cosine that they need. */
const MOST_ALIKE = 10;
const LEAST_COSINE = 0.5;
/** What a word in the same company counts, times the cosine. It may as well be an opposite. */
const ALIKE = 0.3;
/** A word that is worth less is not kept. */
const LEAST_WEIGHT = 0.05;
/** The scale of `nearWeights`. */
export const WEIGHT_SCALE = 255;

/** What near words are found from. */
export interface NearWordSources {
  readonly columns: IndexColumns;
  /** The terms that have a vector, ascending, and their vectors, concatenated. */
  readonly terms: Uint32Array;
  readonly words: Int8Array;
  readonly width: number;
  /** The words that a dictionary relates to each term, and how closely, up to 1. */
  readonly related: readonly ReadonlyMap<number, number>[];
}

/**
 * Finds the words that people use for one another: those that keep the same company in this corpus, and those that a
 * dictionary relates, as far as they keep the same company too. A dictionary alone knows too many senses, and company
 * alone takes opposites for synonyms. A word of more documents than the one that it stands for counts less.
 */
export function findNearWords({ columns, terms, words, width, related }: NearWordSources): NearWordColumns {
  const count = terms.length;
  const padded = Math.ceil(count / 4) * 4;
  const kernel = new Kernel(padded * width + alignedBytes(width * 2) + alignedBytes(padded * 4));
  const vectors = kernel.array(Int8Array, padded * width);
  vectors.set(words);
  const query = kernel.array(Int16Array, width);
  const products = kernel.array(Int32Array, padded);
  const norms = inverseNorms(words, width);
  const rarities = raritiesOf(columns, terms);
  const starts = new Uint32Array(count + 1);
  const nearTerms: number[] = [];
  const nearWeights: number[] = [];
  for (let row = 0; row < count; row++) {
    query.set(words.subarray(row * width, (row + 1) * width));
    kernel.scan(query, vectors, products);
    const norm = norms[row] as number;
    const cosineOf = (other: number): number => (products[other] as number) * norm * (norms[other] as number);
    const near = new Map<number, number>();
    for (const other of mostAlike(count, row, cosineOf)) near.set(other, ALIKE * cosineOf(other));
    for (const [other, share] of related[row] ?? []) {
      near.set(other, Math.max(near.get(other) ?? 0, share * cosineOf(other)));
    }
    for (const [other, weight] of [...near].sort(([one], [two]) => one - two)) {
      const own = weight * Math.min(1, (rarities[other] as number) / (rarities[row] as number));
      if (own < LEAST_WEIGHT) continue;
      nearTerms.push(terms[other] as number);
      nearWeights.push(Math.round(own * WEIGHT_SCALE));
    }
    starts[row + 1] = nearTerms.length;
  }
  return { nearStarts: starts, nearTerms: Uint32Array.from(nearTerms), nearWeights: Uint8Array.from(nearWeights) };
}

/** The rows with the largest cosines. */
function mostAlike(count: number, row: number, cosineOf: (other: number) => number): number[] {
  const alike: number[] = [];
  for (let other = 0; other < count; other++) if (other !== row && cosineOf(other) > LEAST_COSINE) alike.push(other);
  return alike.sort((a, b) => cosineOf(b) - cosineOf(a) || a - b).slice(0, MOST_ALIKE);
}

/** The idf of each term over the documents that have it in any field. */
function raritiesOf({ lists, documents, references }: IndexColumns, terms: Uint32Array): Float64Array {
  const termCount = (lists.length - 1) / FIELD_COUNT;
  const seenBy = new Int32Array(references.length).fill(-1);
  return Float64Array.from(terms, (term, row) => {
    let frequency = 0;
    for (let list = term; list < lists.length - 1; list += termCount) {
      for (let posting = lists[list] as number; posting < (lists[list + 1] as number); posting++) {
        const document = documents[posting] as number;
        if (seenBy[document] === row) continue;
        seenBy[document] = row;
        frequency++;
      }
    }
    return Math.log(1 + (references.length - frequency + 0.5) / (frequency + 0.5));
  });
}
