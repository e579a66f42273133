import { DenseBlocks } from './dense-blocks.ts';
import { alignedBytes, type CsrMatrix, type Kernel } from './kernel.ts';
import { fillWithRandomSigns } from './random-signs.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

export interface EigenSettings {
  /** Columns of the subspace: the eigenvectors wanted, and the oversampling. A multiple of the kernel's lanes. */
  readonly width: number;
  /** Power iterations. */
  readonly iterations: number;
  readonly seed: number;
}

/**
 * The eigenvector of `values[i]` is column i of `vectors`, row-major with `width` columns. In descending order of
 * magnitude.
 */
export interface TruncatedEigen {
  readonly vectors: Float32Array;
  readonly values: Float64Array;
}

/** The kernel memory that {@link truncatedEigen} needs besides the matrix. */
export function eigenBytes(rows: number, width: number): number {
  return 2 * alignedBytes(rows * width * 4) + DenseBlocks.bytes(width);
}

/**
 * The eigenvalues of largest magnitude of a sparse symmetric matrix, and their eigenvectors: randomised subspace
 * iteration (Halko, Martinsson and Tropp, Finding Structure with Randomness, 2011, algorithms 4.4 and 5.3). For a
 * symmetric matrix this is the truncated SVD: the singular values are the magnitudes of the eigenvalues.
 *
 * @param matrix Symmetric, allocated by the kernel.
 * @returns `width` eigenpairs; `vectors` is allocated by the kernel.
 */
export function truncatedEigen(
  kernel: Kernel,
  matrix: CsrMatrix,
  { width, iterations, seed }: EigenSettings,
): TruncatedEigen {
  const blocks = new DenseBlocks(kernel, width);
  let x = kernel.array(Float32Array, matrix.rows * width);
  let y = kernel.array(Float32Array, matrix.rows * width);
  fillWithRandomSigns(x, seed);
  for (let iteration = 0; iteration < iterations; iteration++) {
    kernel.multiply(matrix, x, y, width);
    blocks.timesSquare(y, inverseCholesky(blocks.transposeTimes(y, y), width));
    [x, y] = [y, x];
  }
  kernel.multiply(matrix, x, y, width);
  const { values, vectors } = symmetricEigen(symmetrise(blocks.transposeTimes(x, y), width), width);
  const order = [...values.keys()].sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0) || a - b);
  const rotation = new Float64Array(width * width);
  order.forEach((from, to) => {
    for (let row = 0; row < width; row++) rotation[row * width + to] = vectors[row * width + from] as number;
  });
  blocks.timesSquare(x, rotation);
  return { vectors: x, values: Float64Array.from(order, (from) => values[from] as number) };
}

/**
 * R⁻¹ for the Cholesky decomposition RᵀR of a Gram matrix XᵀX: the columns of X R⁻¹ are orthonormal (Cholesky QR).
 * Columns of X that depend on earlier ones become zero.
 */
function inverseCholesky(gram: Float64Array, size: number): Float64Array {
  const upper = new Float64Array(size * size);
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    let remainder = gram[j * size + j] as number;
    const tolerance = remainder * 1e-10;
    for (let i = 0; i < j; i++) remainder -= (upper[i * size + j] as number) ** 2;
    if (remainder <= tolerance) continue;
    const diagonal = Math.sqrt(remainder);
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

/** The mean of a square matrix and its transpose: rounding makes them differ slightly. */
function symmetrise(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((value, at) => {
    const other = matrix[(at % size) * size + Math.floor(at / size)] as number;
    return (value + other) / 2;
  });
}
