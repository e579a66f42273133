/** A bound on the sweeps; a matrix of a few hundred rows converges long before. */
const MAX_SWEEPS = 30;
/** Converged when the squares off the diagonal are less than this share of all squares. */
const TOLERANCE = 1e-24;

/** An eigendecomposition: the eigenvector of `values[i]` is column i of `vectors`, which is row-major. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * All eigenvalues and unit eigenvectors of a small symmetric matrix, in no particular order, by the cyclic Jacobi
 * method (Golub and Van Loan, Matrix Computations, section 8.5).
 * @param matrix `size` × `size`, row-major. It is not changed.
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  // Transposed, so that a rotation reads and writes rows.
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  const tolerance = TOLERANCE * sumOfSquares(a, size, true);
  for (let sweep = 0; sweep < MAX_SWEEPS && sumOfSquares(a, size, false) > tolerance; sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) vectors[i * size + j] = v[j * size + i] as number;
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i] as number), vectors };
}

/** One Jacobi rotation: makes the element at (p, q) zero. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] as number;
  if (apq === 0) return;
  const app = a[p * size + p] as number;
  const aqq = a[q * size + q] as number;
  const theta = (aqq - app) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const akp = a[p * size + k] as number;
    const akq = a[q * size + k] as number;
    a[p * size + k] = c * akp - s * akq;
    a[q * size + k] = s * akp + c * akq;
    const vkp = v[p * size + k] as number;
    const vkq = v[q * size + k] as number;
    v[p * size + k] = c * vkp - s * vkq;
    v[q * size + k] = s * vkp + c * vkq;
  }
  for (let k = 0; k < size; k++) {
    a[k * size + p] = a[p * size + k] as number;
    a[k * size + q] = a[q * size + k] as number;
  }
  a[p * size + p] = app - t * apq;
  a[q * size + q] = aqq + t * apq;
  a[p * size + q] = 0;
  a[q * size + p] = 0;
}

function sumOfSquares(a: Float64Array, size: number, diagonal: boolean): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (diagonal || i !== j) sum += (a[i * size + j] as number) ** 2;
    }
  }
  return sum;
}
