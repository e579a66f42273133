import { alignedBytes, type CsrMatrix, csrBytes, type Kernel } from './kernel.ts';

/** Rows per block: few enough that sums over a block are accurate in single precision. */
const BLOCK = 256;

/** Products of tall dense matrices, computed block by block with the kernel's sparse product. */
export class DenseBlocks {
  readonly #kernel: Kernel;
  readonly #width: number;
  /** A block of rows, and the transpose of one, each with every value stored. */
  readonly #block: CsrMatrix;
  readonly #transposed: CsrMatrix;
  readonly #square: Float32Array;

  /** @param width The columns of every matrix, a multiple of the kernel's lanes. */
  constructor(kernel: Kernel, width: number) {
    this.#kernel = kernel;
    this.#width = width;
    this.#block = denseAsCsr(kernel, BLOCK, width);
    this.#transposed = denseAsCsr(kernel, width, BLOCK);
    this.#square = kernel.array(Float32Array, width * width);
  }

  /** The kernel memory it needs. */
  static bytes(width: number): number {
    return 2 * csrBytes(Math.max(BLOCK, width), BLOCK * width) + alignedBytes(width * width * 4);
  }

  /**
   * xᵀ y, a matrix of `width` × `width`, summed over blocks in double precision.
   * @param x and `y`: rows of `width` numbers, as many in each. Both are allocated by the kernel.
   */
  transposeTimes(x: Float32Array, y: Float32Array): Float64Array {
    const width = this.#width;
    const sums = new Float64Array(width * width);
    const { starts, columns, values } = this.#transposed;
    for (let from = 0; from < x.length; from += BLOCK * width) {
      const block = x.subarray(from, from + BLOCK * width);
      values.fill(0);
      for (let at = 0, row = 0; at < block.length; row++) {
        for (let column = 0; column < width; column++) values[column * BLOCK + row] = block[at++] as number;
      }
      // The last block may be short: its missing rows are zeros, multiplied with its first row.
      const rows = block.length / width;
      for (let at = 0; at < columns.length; at++) columns[at] = at % BLOCK < rows ? at % BLOCK : 0;
      this.#kernel.multiply({ rows: width, starts, columns, values }, y.subarray(from), this.#square, width);
      for (let at = 0; at < sums.length; at++) (sums[at] as number) += this.#square[at] as number;
    }
    return sums;
  }

  /**
   * x = x A, in place.
   * @param x Rows of `width` numbers, allocated by the kernel.
   * @param square A, of `width` × `width`.
   */
  timesSquare(x: Float32Array, square: ArrayLike<number>): void {
    const width = this.#width;
    this.#square.set(square);
    const { starts, columns, values } = this.#block;
    for (let from = 0; from < x.length; from += BLOCK * width) {
      const block = x.subarray(from, from + BLOCK * width);
      values.set(block);
      this.#kernel.multiply({ rows: block.length / width, starts, columns, values }, this.#square, block, width);
    }
  }
}

function denseAsCsr(kernel: Kernel, rows: number, width: number): CsrMatrix {
  const full = kernel.sparse(rows, rows * width);
  for (let row = 0; row <= rows; row++) full.starts[row] = row * width;
  for (let at = 0; at < full.columns.length; at++) full.columns[at] = at % width;
  return full;
}
