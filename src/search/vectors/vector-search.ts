import { lowerBound } from '../../util/binary-search.ts';
import { topOf } from '../../util/top.ts';
import { removeComponents } from './common-components.ts';
import { alignedBytes, Kernel, LANES } from './kernel.ts';
import { WEIGHT_SCALE } from './near-words.ts';
import { inverseNorms, quantise } from './quantise.ts';
import { dimensionsOf, type VectorColumns } from './vector-columns.ts';

/** A quantised query vector. */
export interface Direction {
  readonly values: Int16Array;
  /** 1 / ‖values‖. */
  readonly inverseNorm: number;
  /** How many of the query's terms have a vector. */
  readonly known: number;
}

/** A term of a query. Its SIF weight is multiplied by `weight`, which is 1 if absent. */
export interface QueryTerm {
  readonly term: number;
  readonly weight?: number;
}

export interface NearestTerm {
  readonly term: number;
  readonly cosine: number;
}

/** Terms that may stand for another, and what an occurrence of each is worth, up to 1. */
export interface NearTerms {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
}

/** The cosines of a query with a document. */
export interface DocumentCosines {
  /** With the document's best passage of the transcript; with its metadata passage where it has no transcript. */
  readonly best: number;
  /** With its second best passage of the transcript; -1 where it has fewer than two. */
  readonly second: number;
  /** With its metadata passage: title, summary, tags and notes. */
  readonly written: number;
  /**
   * The number of its best passage of the transcript; 0, which is always a metadata passage, where it has no
   * transcript.
   */
  readonly passage: number;
}

/** What a document's passages count beside its best one, when documents are compared. */
export interface NearnessWeights {
  readonly second: number;
  readonly written: number;
}

/** How near documents are to a query. The next search overwrites it. */
export interface NearDocuments {
  /** By document: `best + second * max(0, second) + written * written` of its cosines, but for a constant factor. */
  readonly nearness: Float32Array;
  of(document: number): DocumentCosines;
}

/** The ordinals of a passage's first and last token in its transcript. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** The kernel reads up to three numbers behind the last. */
const READ_AHEAD = 3;

/** So many terms are compared by the kernel, the others without it. Few questions have more. */
const MAX_COMPARED = 64;

/** The columns that are read where they are. The vectors are copied, and nearly all of the bytes. */
type KeptColumns = Omit<VectorColumns, 'vectorWords' | 'passageVectors' | 'passageStarts' | 'nearWeights'>;

/** Documents are as near as their best passage. */
const BEST_ALONE: NearnessWeights = { second: 0, written: 0 };

/** Sums of products with signed bytes fit into 32 bits up to 512 dimensions. */
const INT16_MAX = 0x7fff;

/**
 * Nearest-neighbour search over the vectors of terms and passages: an exact scan, without an approximate index. Not
 * re-entrant, because the kernel's buffers are reused.
 *
 * @example
 * ```ts
 * const search = new VectorSearch(learnVectors(postings.columns));
 * const direction = search.direction([{ term: postings.vocabulary.find('car') ?? -1 }]);
 * if (direction) search.search(direction).of(0).best; // the cosine of the first document
 * ```
 */
export class VectorSearch {
  readonly #columns: KeptColumns;
  readonly #weights: NearnessWeights;
  readonly #width: number;
  readonly #kernel: Kernel;
  readonly #words: Int8Array;
  readonly #wordNorms: Float32Array;
  readonly #passages: Int8Array;
  readonly #passageNorms: Float32Array;
  readonly #query: Int16Array;
  readonly #products: Int32Array;
  readonly #compared: Int8Array;
  readonly #comparedProducts: Int32Array;
  readonly #starts: Uint32Array;
  readonly #nearness: Float32Array;
  readonly #nearWeights: Float32Array;

  /** Copies the vectors into the kernel's memory; the columns' own may be released. */
  constructor(columns: VectorColumns, weights: NearnessWeights = BEST_ALONE) {
    this.#weights = weights;
    const width = dimensionsOf(columns);
    const { vectorWords, passageVectors, passageStarts } = columns;
    const words = roundUpToFour(columns.vectorTerms.length);
    const passages = roundUpToFour(passageStarts.at(-1) ?? 0);
    const maxProducts = Math.max(words, passages) + READ_AHEAD;
    const documents = passageStarts.length - 1;
    this.#columns = keptOf(columns);
    this.#width = width;
    this.#kernel = new Kernel(
      (words + passages) * width +
        alignedBytes(maxProducts * 4) +
        alignedBytes((passages + READ_AHEAD) * 4) +
        2 * alignedBytes((documents + 1) * 4) +
        alignedBytes(width * 2) +
        MAX_COMPARED * (width + 4) +
        4 * LANES * 4,
    );
    this.#words = this.#kernel.array(Int8Array, words * width);
    this.#words.set(vectorWords);
    this.#wordNorms = inverseNorms(vectorWords, width);
    this.#passages = this.#kernel.array(Int8Array, passages * width);
    this.#passages.set(passageVectors);
    this.#passageNorms = this.#kernel.array(Float32Array, passages + READ_AHEAD);
    this.#kernel.inverseNorms(this.#passages, width, this.#passageNorms);
    this.#starts = this.#kernel.array(Uint32Array, documents + 1);
    this.#starts.set(passageStarts);
    this.#nearness = this.#kernel.array(Float32Array, documents);
    this.#query = this.#kernel.array(Int16Array, width);
    this.#products = this.#kernel.array(Int32Array, maxProducts);
    this.#compared = this.#kernel.array(Int8Array, MAX_COMPARED * width);
    this.#comparedProducts = this.#kernel.array(Int32Array, MAX_COMPARED);
    this.#nearWeights = Float32Array.from(columns.nearWeights, (weight) => weight / WEIGHT_SCALE);
  }

  /** Whether there are no vectors, so that every search is empty. */
  get isEmpty(): boolean {
    return this.#width === 0;
  }

  /** Whether a term has a vector. */
  knows(term: number): boolean {
    return this.#rowOf(term) >= 0;
  }

  /**
   * The query vector of some terms: their SIF-weighted sum without the common components. A term that occurs twice
   * counts twice.
   * @returns undefined when none of them has a vector.
   */
  direction(terms: readonly QueryTerm[]): Direction | undefined {
    const sum = new Float32Array(this.#width);
    let known = 0;
    for (const { term, weight = 1 } of terms) {
      const row = this.#rowOf(term);
      if (row < 0) continue;
      known++;
      const scale = weight * (this.#columns.vectorWeights[row] as number) * (this.#wordNorms[row] as number);
      const from = row * this.#width;
      for (let at = 0; at < sum.length; at++) (sum[at] as number) += scale * (this.#words[from + at] as number);
    }
    removeComponents(this.#columns.vectorCommon, sum);
    return directionOf(sum, known);
  }

  /** Scans all passages. */
  search({ values, inverseNorm }: Direction): NearDocuments {
    const products = this.#scan(values, this.#passages);
    const { second: secondWeight, written: firstWeight } = this.#weights;
    const groups = { starts: this.#starts, norms: this.#passageNorms, secondWeight, firstWeight };
    this.#kernel.combine(groups, products, this.#nearness);
    return { nearness: this.#nearness, of: (document) => this.#cosinesOf(document, products, inverseNorm) };
  }

  #cosinesOf(document: number, products: Int32Array, inverseNorm: number): DocumentCosines {
    const norms = this.#passageNorms;
    const start = this.#starts[document] as number;
    const end = this.#starts[document + 1] as number;
    const ofMetadata = (products[start] as number) * (norms[start] as number);
    let first = end > start + 1 ? Number.NEGATIVE_INFINITY : ofMetadata;
    let next = Number.NEGATIVE_INFINITY;
    let passage = 0;
    for (let number = start + 1; number < end; number++) {
      const score = (products[number] as number) * (norms[number] as number);
      if (score > first) {
        next = first;
        first = score;
        passage = number;
      } else if (score > next) next = score;
    }
    return {
      best: Math.fround(first * inverseNorm),
      second: next === Number.NEGATIVE_INFINITY ? -1 : Math.fround(next * inverseNorm),
      written: Math.fround(ofMetadata * inverseNorm),
      passage,
    };
  }

  /** The tokens of a passage of a transcript, by its number in {@link DocumentCosines.passage}. */
  tokensOf(passage: number): TokenRange {
    return {
      first: this.#columns.passageFirsts[passage] ?? 0,
      last: this.#columns.passageLasts[passage] ?? 0,
    };
  }

  /** The terms that may stand for a term; undefined when it has none. */
  nearTo(term: number): NearTerms | undefined {
    const row = this.#rowOf(term);
    if (row < 0) return undefined;
    const { nearStarts, nearTerms } = this.#columns;
    const [from, to] = [nearStarts[row], nearStarts[row + 1]];
    return { terms: nearTerms.subarray(from, to), weights: this.#nearWeights.subarray(from, to) };
  }

  /** The terms nearest to a term, by descending cosine, without the term itself. Empty when it has no vector. */
  nearest(term: number, limit: number): NearestTerm[] {
    const row = this.#rowOf(term);
    if (row < 0) return [];
    const direction = directionOf(this.#wordAt(row), 1);
    return direction ? this.#nearestTo(direction, limit, row) : [];
  }

  /** The terms nearest to a query vector, by descending cosine. */
  nearestTo(direction: Direction, limit: number): NearestTerm[] {
    return this.#nearestTo(direction, limit, -1);
  }

  /** The cosine of two terms; 0 when one has no vector. */
  cosine(one: number, other: number): number {
    const [a, b] = [this.#rowOf(one), this.#rowOf(other)];
    if (a < 0 || b < 0) return 0;
    let dot = 0;
    for (let at = 0; at < this.#width; at++) {
      dot += (this.#words[a * this.#width + at] as number) * (this.#words[b * this.#width + at] as number);
    }
    return dot * ((this.#wordNorms[a] as number) * (this.#wordNorms[b] as number));
  }

  /**
   * A function of a term: its largest cosine with any of some others, 0 at least. The next call of this method makes it
   * invalid.
   */
  similarityTo(others: readonly number[]): (term: number) => number {
    const known = others.filter((other) => this.knows(other));
    const scanned = known.slice(0, MAX_COMPARED).map((other) => this.#rowOf(other));
    const rest = known.slice(MAX_COMPARED);
    for (const [place, row] of scanned.entries()) this.#compared.set(this.#wordAt(row), place * this.#width);
    const products = this.#comparedProducts.subarray(0, roundUpToFour(scanned.length));
    const vectors = this.#compared.subarray(0, products.length * this.#width);
    return (term) => {
      const own = this.#rowOf(term);
      if (own < 0) return 0;
      this.#query.set(this.#wordAt(own));
      this.#kernel.scan(this.#query, vectors, products);
      let most = 0;
      for (let place = 0; place < scanned.length; place++) {
        const norms = (this.#wordNorms[own] as number) * (this.#wordNorms[scanned[place] as number] as number);
        most = Math.max(most, (products[place] as number) * norms);
      }
      return rest.reduce((sofar, other) => Math.max(sofar, this.cosine(term, other)), most);
    };
  }

  #wordAt(row: number): Int8Array {
    return this.#words.subarray(row * this.#width, (row + 1) * this.#width);
  }

  #nearestTo({ values, inverseNorm }: Direction, limit: number, except: number): NearestTerm[] {
    const products = this.#scan(values, this.#words);
    const cosines = this.#wordNorms.map((norm, row) => (products[row] as number) * norm * inverseNorm);
    // Sorts last, behind every cosine.
    if (except >= 0) cosines[except] = Number.NEGATIVE_INFINITY;
    const count = Math.min(limit, cosines.length - (except >= 0 ? 1 : 0));
    const rows = topOf(cosines.length, count, (a, b) => (cosines[b] as number) - (cosines[a] as number) || a - b);
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

function keptOf({ vectorWords, passageVectors, passageStarts, nearWeights, ...kept }: VectorColumns): KeptColumns {
  return kept;
}

function directionOf(vector: ArrayLike<number>, known: number): Direction | undefined {
  const values = new Int16Array(vector.length);
  quantise(vector, values, INT16_MAX);
  const [inverseNorm = 0] = inverseNorms(values, values.length);
  return known === 0 || inverseNorm === 0 ? undefined : { values, inverseNorm, known };
}

function roundUpToFour(count: number): number {
  return Math.ceil(count / 4) * 4;
}
