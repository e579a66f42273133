import { kernelExports } from '../../util/kernel-exports.ts';
import { KERNEL_BYTES } from './kernel-bytes.ts';

/** The functions of kernel.wat. Arrays are passed as byte offsets in its memory. */
interface KernelFunctions {
  multiply(
    starts: number,
    rows: number,
    columns: number,
    values: number,
    x: number,
    y: number,
    strideInBytes: number,
  ): void;
  scan(query: number, vectors: number, count: number, width: number, products: number): void;
  combine(
    starts: number,
    count: number,
    products: number,
    norms: number,
    values: number,
    secondWeight: number,
    firstWeight: number,
  ): void;
  inverseNorms(vectors: number, count: number, width: number, norms: number): void;
}

/** The inputs of {@link Kernel.combine}. */
export interface VectorGroups {
  /** The first vector of each group; one more closes the last. No group is empty. */
  readonly starts: Uint32Array;
  /** What each vector's product is multiplied by. */
  readonly norms: Float32Array;
  /** What the second best vector of a group counts, and its first. */
  readonly secondWeight: number;
  readonly firstWeight: number;
}

/**
 * A sparse matrix in CSR form: row r has the values from `starts[r]` up to `starts[r + 1]`, in the columns of the same
 * range.
 */
export interface CsrMatrix {
  readonly rows: number;
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Float32Array;
}

/** The constructor of a typed array. */
interface ArrayType<Of> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, offset: number, length: number): Of;
}

const PAGE = 1 << 16;
/** The width of a dense matrix is a multiple of this. */
export const LANES = 16;

let compiled: WebAssembly.Module | undefined;

/**
 * The inner loops of the vectors, in WebAssembly SIMD, and a memory for their arguments. All arrays are allocated
 * once and freed with the kernel.
 */
export class Kernel {
  readonly #exports: KernelFunctions;
  readonly #buffer: ArrayBuffer;
  #used = PAGE;

  /** @param bytes The size of all arrays that will be allocated: sums of {@link alignedBytes} and {@link csrBytes}. */
  constructor(bytes: number) {
    compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_BYTES, 'base64'));
    const exports = kernelExports<KernelFunctions>(compiled, { multiply: 7, scan: 5, combine: 7, inverseNorms: 4 });
    exports.memory.grow(Math.ceil(bytes / PAGE));
    this.#exports = exports;
    this.#buffer = exports.memory.buffer;
  }

  /**
   * Allocates an array of zeros.
   * @throws RangeError when the kernel was made too small for it.
   */
  array<Of>(type: ArrayType<Of>, length: number): Of {
    const at = this.#used;
    this.#used += alignedBytes(length * type.BYTES_PER_ELEMENT);
    if (this.#used > this.#buffer.byteLength) throw new RangeError('The kernel was made with too little memory.');
    return new type(this.#buffer, at, length);
  }

  /** Allocates a sparse matrix of `rows` empty rows with capacity for `values` values. */
  sparse(rows: number, values: number): CsrMatrix {
    return {
      rows,
      starts: this.array(Uint32Array, rows + 1),
      columns: this.array(Uint16Array, values),
      values: this.array(Float32Array, values),
    };
  }

  /**
   * y = A x for a sparse A and dense x and y, in single precision, summed in the order of A's values. All arrays are
   * allocated by this kernel.
   * @param width The columns of x and y, a multiple of {@link LANES}.
   */
  multiply({ rows, starts, columns, values }: CsrMatrix, x: Float32Array, y: Float32Array, width: number): void {
    if (rows === 0) return;
    this.#exports.multiply(
      starts.byteOffset,
      rows,
      columns.byteOffset,
      values.byteOffset,
      x.byteOffset,
      y.byteOffset,
      width * 4,
    );
  }

  /**
   * The dot product of the query with each vector. All arrays are allocated by this kernel.
   * @param query One vector; its length, a multiple of {@link LANES}, is the width of all.
   * @param vectors Concatenated.
   * @param products One for each vector, their number a multiple of 4.
   */
  scan(query: Int16Array, vectors: Int8Array, products: Int32Array): void {
    if (products.length === 0) return;
    this.#exports.scan(query.byteOffset, vectors.byteOffset, products.length, query.length, products.byteOffset);
  }

  /**
   * The inverse Euclidean norm of each vector, as {@link inverseNorms} of quantise.ts has it. All arrays are allocated by
   * this kernel.
   * @param width A multiple of {@link LANES}.
   * @param norms At least one for each vector.
   */
  inverseNorms(vectors: Int8Array, width: number, norms: Float32Array): void {
    if (vectors.length === 0) return;
    this.#exports.inverseNorms(vectors.byteOffset, vectors.length / width, width, norms.byteOffset);
  }

  /**
   * How near each group of vectors is, in single precision: its best score, plus `secondWeight` times its second best
   * where that is positive, plus `firstWeight` times that of its first vector. A score is a product times its vector's
   * norm. The first vector is not among the best two, unless it is the only one. All arrays are allocated by this
   * kernel.
   * @param values One for each group.
   */
  combine(
    { starts, norms, secondWeight, firstWeight }: VectorGroups,
    products: Int32Array,
    values: Float32Array,
  ): void {
    if (values.length === 0) return;
    this.#exports.combine(
      starts.byteOffset,
      values.length,
      products.byteOffset,
      norms.byteOffset,
      values.byteOffset,
      secondWeight,
      firstWeight,
    );
  }
}

/** The kernel memory that an array of `bytes` bytes takes: each is aligned to a cache line. */
export function alignedBytes(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}

/** The kernel memory that a sparse matrix takes. */
export function csrBytes(rows: number, values: number): number {
  return alignedBytes((rows + 1) * 4) + alignedBytes(values * 2) + alignedBytes(values * 4);
}
