import { DenseBlocks } from './dense-blocks.ts';
import { type Kernel, roomFor, type SparseRows } from './kernel.ts';
import { fillWithSigns } from './random-signs.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

export interface EigenSettings {
  /** Columns that are worked with: those that are wanted and a few more. A multiple of the kernel's lanes. */
  readonly width: number;
  /** Multiplications with the matrix before the last. */
  readonly iterations: number;
  readonly seed: number;
}

/** Eigenvectors in the columns of `vectors` (rows of the settings' width), by the size of their eigenvalues. */
export interface TruncatedEigen {
  readonly vectors: Float32Array;
  readonly values: Float64Array;
}

/** The room that {@link truncatedEigen} needs of a kernel beside the matrix. */
export function roomForEigen(rows: number, width: number): number {
  return 2 * roomFor(rows * width * 4) + DenseBlocks.room(width);
}

/**
 * The largest eigenvalues of a sparse symmetric matrix and their eigenvectors: subspace iteration from random signs
 * (Halko, Martinsson and Tropp, Finding Structure with Randomness, 2011, algorithms 4.4 and 5.3). The singular values of
 * such a matrix are the eigenvalues without their signs.
 * @param matrix the kernel's own.
 */
export function truncatedEigen(
  kernel: Kernel,
  matrix: SparseRows,
  { width, iterations, seed }: EigenSettings,
): TruncatedEigen {
  const blocks = new DenseBlocks(kernel, width);
  let x = kernel.array(Float32Array, matrix.rows * width);
  let y = kernel.array(Float32Array, matrix.rows * width);
  fillWithSigns(x, seed);
  for (let iteration = 0; iteration < iterations; iteration++) {
    kernel.multiply(matrix, x, y, width);
    blocks.transform(y, orthonormaliser(blocks.transposeTimes(y, y), width));
    [x, y] = [y, x];
  }
  kernel.multiply(matrix, x, y, width);
  const { values, vectors } = symmetricEigen(symmetric(blocks.transposeTimes(x, y), width), width);
  const order = [...values.keys()].sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0) || a - b);
  const turn = new Float64Array(width * width);
  order.forEach((from, to) => {
    for (let row = 0; row < width; row++) turn[row * width + to] = vectors[row * width + from] as number;
  });
  blocks.transform(x, turn);
  return { vectors: x, values: Float64Array.from(order, (from) => values[from] as number) };
}

/**
 * What makes the columns of a matrix orthonormal when it is multiplied with it: the inverse of the upper triangle of
 * Cholesky's decomposition of its Gram matrix. Columns that depend on earlier ones become zero.
 */
function orthonormaliser(gram: Float64Array, size: number): Float64Array {
  const upper = new Float64Array(size * size);
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    let left = gram[j * size + j] as number;
    const least = left * 1e-10;
    for (let i = 0; i < j; i++) left -= (upper[i * size + j] as number) ** 2;
    if (left <= least) continue;
    const diagonal = Math.sqrt(left);
    upper[j * size + j] = diagonal;
    for (let k = j + 1; k < size; k++) {
      let sum = gram[j * size + k] as number;
      for (let i = 0; i < j; i++) sum -= (upper[i * size + j] as number) * (upper[i * size + k] as number);
      upper[j * size + k] = sum / diagonal;
    }
    inverse[j * size + j] = 1 / diagonal;
    for (let row = 0; row < j; row++) {
      let sum = 0;
      for (let i = row; i < j; i++) sum += (inverse[row * size + i] as number) * (upper[i * size + j] as number);
      inverse[row * size + j] = -sum / diagonal;
    }
  }
  return inverse;
}

/** Rounding leaves both halves slightly different. */
function symmetric(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((value, at) => {
    const other = matrix[(at % size) * size + Math.floor(at / size)] as number;
    return (value + other) / 2;
  });
}
