import { type Kernel, roomFor, roomForSparse, type SparseRows } from './kernel.ts';

/** Rows that are worked on at a time: few enough that sums of so many in single precision lose nothing that matters. */
const BLOCK = 256;

/** Products of tall dense matrices, made of the kernel's sparse product a block of rows at a time. */
export class DenseBlocks {
  readonly #kernel: Kernel;
  readonly #width: number;
  /** A block as it stands, and turned on its side. */
  readonly #upright: SparseRows;
  readonly #turned: SparseRows;
  readonly #square: Float32Array;

  /** @param width of all matrices, a multiple of the kernel's lanes. */
  constructor(kernel: Kernel, width: number) {
    this.#kernel = kernel;
    this.#width = width;
    this.#upright = fullRows(kernel, BLOCK, width);
    this.#turned = fullRows(kernel, width, BLOCK);
    this.#square = kernel.array(Float32Array, width * width);
  }

  /** The room that it needs of a kernel. */
  static room(width: number): number {
    return 2 * roomForSparse(Math.max(BLOCK, width), BLOCK * width) + roomFor(width * width * 4);
  }

  /** The transpose of x times y: a square matrix. Both are the kernel's own arrays. */
  transposeTimes(x: Float32Array, y: Float32Array): Float64Array {
    const width = this.#width;
    const sums = new Float64Array(width * width);
    const { starts, columns, values } = this.#turned;
    for (let from = 0; from < x.length; from += BLOCK * width) {
      const block = x.subarray(from, from + BLOCK * width);
      values.fill(0);
      for (let at = 0, row = 0; at < block.length; row++) {
        for (let column = 0; column < width; column++) values[column * BLOCK + row] = block[at++] as number;
      }
      // What is missing of the last block is zero times its first rows.
      const rows = block.length / width;
      for (let at = 0; at < columns.length; at++) columns[at] = at % BLOCK < rows ? at % BLOCK : 0;
      this.#kernel.multiply({ rows: width, starts, columns, values }, y.subarray(from), this.#square, width);
      for (let at = 0; at < sums.length; at++) (sums[at] as number) += this.#square[at] as number;
    }
    return sums;
  }

  /** x = x times a square matrix. */
  transform(x: Float32Array, square: ArrayLike<number>): void {
    const width = this.#width;
    this.#square.set(square);
    const { starts, columns, values } = this.#upright;
    for (let from = 0; from < x.length; from += BLOCK * width) {
      const block = x.subarray(from, from + BLOCK * width);
      values.set(block);
      this.#kernel.multiply({ rows: block.length / width, starts, columns, values }, this.#square, block, width);
    }
  }
}

function fullRows(kernel: Kernel, rows: number, width: number): SparseRows {
  const full = kernel.sparse(rows, rows * width);
  for (let row = 0; row <= rows; row++) full.starts[row] = row * width;
  for (let at = 0; at < full.columns.length; at++) full.columns[at] = at % width;
  return full;
}
