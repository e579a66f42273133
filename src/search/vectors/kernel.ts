import { KERNEL_BYTES } from './kernel-bytes.ts';

/** What kernel.wat exports; addresses are bytes in its memory. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
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
}

/** A sparse matrix by rows: row r has the values from `starts[r]` up to `starts[r + 1]`, each in a column. */
export interface SparseRows {
  readonly rows: number;
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Float32Array;
}

/** A kind of typed array. */
interface ArrayType<Of> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, offset: number, length: number): Of;
}

const PAGE = 1 << 16;
/** Rows of dense matrices are padded to so many numbers. */
export const LANES = 16;

let compiled: WebAssembly.Module | undefined;

/** The SIMD code with a memory of its own. Arrays that it is to work on are made by it, and stay where they are. */
export class Kernel {
  readonly #exports: KernelExports;
  readonly #buffer: ArrayBuffer;
  #used = PAGE;

  /** @param bytes Room for all arrays that will be asked for; see {@link roomFor}. */
  constructor(bytes: number) {
    compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_BYTES, 'base64'));
    // The exports are those of the file that the bytes are made of.
    this.#exports = new WebAssembly.Instance(compiled).exports as unknown as KernelExports;
    this.#exports.memory.grow(Math.ceil(bytes / PAGE));
    this.#buffer = this.#exports.memory.buffer;
  }

  /** An array of zeros. */
  array<Of>(type: ArrayType<Of>, length: number): Of {
    const at = this.#used;
    this.#used += roomFor(length * type.BYTES_PER_ELEMENT);
    if (this.#used > this.#buffer.byteLength) throw new RangeError('The kernel was made with too little room.');
    return new type(this.#buffer, at, length);
  }

  /** An empty sparse matrix with room for so many rows and values. */
  sparse(rows: number, values: number): SparseRows {
    return {
      rows,
      starts: this.array(Uint32Array, rows + 1),
      columns: this.array(Uint16Array, values),
      values: this.array(Float32Array, values),
    };
  }

  /**
   * y = A x. All arrays are this kernel's own.
   * @param width of a row of x and y, a multiple of {@link LANES}.
   */
  multiply({ rows, starts, columns, values }: SparseRows, x: Float32Array, y: Float32Array, width: number): void {
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
   * The dot product of the query with each of the vectors that lie end to end. All arrays are this kernel's own.
   * @param query 16-bit numbers with a sign, as many as a vector has bytes: a multiple of {@link LANES}.
   * @param products as many as vectors: a multiple of 4.
   */
  scan(query: Int16Array, vectors: Int8Array, products: Int32Array): void {
    if (products.length === 0) return;
    this.#exports.scan(query.byteOffset, vectors.byteOffset, products.length, query.length, products.byteOffset);
  }
}

/** What an array of so many bytes takes of a kernel's room: each begins at a line of the cache. */
export function roomFor(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}

/** The room of a sparse matrix. */
export function roomForSparse(rows: number, values: number): number {
  return roomFor((rows + 1) * 4) + roomFor(values * 2) + roomFor(values * 4);
}
