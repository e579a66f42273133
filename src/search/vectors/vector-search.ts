import { lowerBound } from '../../util/binary-search.ts';
import { topOf } from '../../util/top.ts';
import { takeOut } from './common-directions.ts';
import { Kernel, LANES, roomFor } from './kernel.ts';
import { inverseLengths, quantise } from './quantise.ts';
import { dimensionsOf, type VectorColumns } from './vector-columns.ts';

/** What a question is about, as whole numbers, and one over their length. */
export interface Direction {
  readonly numbers: Int16Array;
  readonly inverseLength: number;
  /** How many of the question's terms have a vector. */
  readonly known: number;
}

/** A term of a question, and how much it counts beside its rarity; 1 unless something speaks against it. */
export interface AskedTerm {
  readonly term: number;
  readonly weight?: number;
}

export interface NearTerm {
  readonly term: number;
  /** From -1 to 1. */
  readonly cosine: number;
}

/** How near each document is to a direction. The arrays are the search's own, good until the next one. */
export interface NearDocuments {
  /** The cosine of the document's best passage, and of its second best; -1 where there is none. */
  readonly best: Float32Array;
  readonly second: Float32Array;
  /** The cosine of what is written about it: title, summary, tags and notes. */
  readonly written: Float32Array;
  /** The number of its best passage of the transcript, 0 where it has none: a first passage is never of a transcript. */
  readonly passage: Uint32Array;
}

/** Where a passage stands in the transcript: ordinals of its first and last token. */
export interface PassagePlace {
  readonly first: number;
  readonly last: number;
}

/** The largest 16-bit number that no sum of products with bytes overflows by, up to 512 dimensions. */
const LARGEST = 0x7fff;

/** Finds words and passages by what they are about. One search at a time: what it works in is its own. */
export class VectorSearch {
  readonly #columns: VectorColumns;
  readonly #width: number;
  readonly #kernel: Kernel;
  readonly #words: Int8Array;
  readonly #wordLengths: Float32Array;
  readonly #passages: Int8Array;
  readonly #passageLengths: Float32Array;
  readonly #query: Int16Array;
  readonly #products: Int32Array;
  readonly #near: NearDocuments;

  /** Copies the vectors to where the kernel finds them: the columns' own may go. */
  constructor(columns: VectorColumns) {
    const width = dimensionsOf(columns);
    const { vectorWords, passageVectors, passageStarts } = columns;
    const words = fours(columns.vectorTerms.length);
    const passages = fours(passageStarts.at(-1) ?? 0);
    const most = Math.max(words, passages);
    this.#columns = columns;
    this.#width = width;
    this.#kernel = new Kernel((words + passages) * width + roomFor(most * 4) + roomFor(width * 2) + 4 * LANES * 4);
    this.#words = this.#kernel.array(Int8Array, words * width);
    this.#words.set(vectorWords);
    this.#wordLengths = inverseLengths(vectorWords, width);
    this.#passages = this.#kernel.array(Int8Array, passages * width);
    this.#passages.set(passageVectors);
    this.#passageLengths = inverseLengths(passageVectors, width);
    this.#query = this.#kernel.array(Int16Array, width);
    this.#products = this.#kernel.array(Int32Array, most);
    const documents = passageStarts.length - 1;
    this.#near = {
      best: new Float32Array(documents),
      second: new Float32Array(documents),
      written: new Float32Array(documents),
      passage: new Uint32Array(documents),
    };
  }

  /** Whether nothing was learnt: then nothing is near. */
  get isEmpty(): boolean {
    return this.#width === 0;
  }

  /** Whether a term has a vector. */
  knows(term: number): boolean {
    return this.#rowOf(term) >= 0;
  }

  /** What the terms of a question are about together; undefined when none of them has a vector. A term may come twice. */
  direction(terms: readonly AskedTerm[]): Direction | undefined {
    const sum = new Float32Array(this.#width);
    let known = 0;
    for (const { term, weight = 1 } of terms) {
      const row = this.#rowOf(term);
      if (row < 0) continue;
      known++;
      const scale = weight * (this.#columns.vectorWeights[row] as number) * (this.#wordLengths[row] as number);
      const from = row * this.#width;
      for (let at = 0; at < sum.length; at++) (sum[at] as number) += scale * (this.#words[from + at] as number);
    }
    takeOut(this.#columns.vectorCommon, sum);
    return directionOf(sum, known);
  }

  /** How near every document is. */
  search({ numbers, inverseLength }: Direction): NearDocuments {
    const { best, second, written, passage } = this.#near;
    const starts = this.#columns.passageStarts;
    const lengths = this.#passageLengths;
    const products = this.#scan(numbers, this.#passages);
    for (let document = 0; document < best.length; document++) {
      const start = starts[document] as number;
      const end = starts[document + 1] as number;
      const own = (products[start] as number) * (lengths[start] as number);
      let first = end > start + 1 ? Number.NEGATIVE_INFINITY : own;
      let next = Number.NEGATIVE_INFINITY;
      let at = 0;
      for (let place = start + 1; place < end; place++) {
        const score = (products[place] as number) * (lengths[place] as number);
        if (score > first) {
          next = first;
          first = score;
          at = place;
        } else if (score > next) next = score;
      }
      best[document] = first * inverseLength;
      second[document] = next === Number.NEGATIVE_INFINITY ? -1 : next * inverseLength;
      written[document] = own * inverseLength;
      passage[document] = at;
    }
    return this.#near;
  }

  /** Where a passage stands; its number is as {@link search} gives it. */
  place(passage: number): PassagePlace {
    return {
      first: this.#columns.passageFirsts[passage] ?? 0,
      last: this.#columns.passageLasts[passage] ?? 0,
    };
  }

  /** The terms that are said in the same company as a term, the nearest first, without the term itself. */
  nearest(term: number, limit: number): NearTerm[] {
    const row = this.#rowOf(term);
    if (row < 0) return [];
    const vector = this.#words.subarray(row * this.#width, (row + 1) * this.#width);
    const direction = directionOf(vector, 1);
    return direction ? this.#nearestTo(direction, limit, row) : [];
  }

  /** The terms that are nearest to a direction. */
  nearestTo(direction: Direction, limit: number): NearTerm[] {
    return this.#nearestTo(direction, limit, -1);
  }

  /** How near two terms are, from -1 to 1; 0 where one has no vector. */
  likeness(one: number, other: number): number {
    const [a, b] = [this.#rowOf(one), this.#rowOf(other)];
    if (a < 0 || b < 0) return 0;
    let dot = 0;
    for (let at = 0; at < this.#width; at++) {
      dot += (this.#words[a * this.#width + at] as number) * (this.#words[b * this.#width + at] as number);
    }
    return dot * (this.#wordLengths[a] as number) * (this.#wordLengths[b] as number);
  }

  #nearestTo({ numbers, inverseLength }: Direction, limit: number, except: number): NearTerm[] {
    const products = this.#scan(numbers, this.#words);
    const cosines = this.#wordLengths.map((length, row) => (products[row] as number) * length * inverseLength);
    // Out of reach, so that it is the last.
    if (except >= 0) cosines[except] = Number.NEGATIVE_INFINITY;
    const most = Math.min(limit, cosines.length - (except >= 0 ? 1 : 0));
    const rows = topOf(cosines.length, most, (a, b) => (cosines[b] as number) - (cosines[a] as number) || a - b);
    return rows.map((row) => ({
      term: this.#columns.vectorTerms[row] as number,
      cosine: cosines[row] as number,
    }));
  }

  #scan(query: Int16Array, vectors: Int8Array): Int32Array {
    this.#query.set(query);
    const products = this.#products.subarray(0, this.isEmpty ? 0 : vectors.length / this.#width);
    this.#kernel.scan(this.#query, vectors, products);
    return products;
  }

  #rowOf(term: number): number {
    const terms = this.#columns.vectorTerms;
    const row = lowerBound(terms, term);
    return terms[row] === term ? row : -1;
  }
}

function directionOf(vector: ArrayLike<number>, known: number): Direction | undefined {
  const numbers = new Int16Array(vector.length);
  quantise(vector, numbers, LARGEST);
  const [inverseLength = 0] = inverseLengths(numbers, numbers.length);
  return known === 0 || inverseLength === 0 ? undefined : { numbers, inverseLength, known };
}

function fours(count: number): number {
  return Math.ceil(count / 4) * 4;
}
