import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsrMatrix, csrBytes, Kernel } from '../../../src/search/vectors/kernel.ts';
import { symmetricEigen } from '../../../src/search/vectors/symmetric-eigen.ts';
import { eigenBytes, truncatedEigen } from '../../../src/search/vectors/truncated-eigen.ts';

describe('symmetricEigen', () => {
  test('finds the known eigenvalues of a small matrix', () => {
    const { values } = symmetricEigen(Float64Array.of(2, -1, 0, -1, 2, -1, 0, -1, 2), 3);
    const known = [2 - Math.SQRT2, 2, 2 + Math.SQRT2];
    expect([...values].sort((a, b) => a - b)).toEqual(known.map((value) => expect.closeTo(value, 12)));
  });

  test('the eigenpairs reconstruct the matrix', () => {
    const entry = fc.integer({ min: -9, max: 9 });
    const square = fc
      .integer({ min: 1, max: 7 })
      .chain((size) =>
        fc.tuple(fc.constant(size), fc.array(entry, { minLength: size * size, maxLength: size * size })),
      );
    fc.assert(
      fc.property(square, ([size, entries]) => {
        const at = (row: number, column: number): number =>
          entries[Math.min(row, column) * size + Math.max(row, column)] ?? 0;
        const matrix = Float64Array.from(entries, (_, index) => at(Math.floor(index / size), index % size));
        const { values, vectors } = symmetricEigen(matrix, size);
        const sum = matrix.map((_, index) => {
          const [row, column] = [Math.floor(index / size), index % size];
          return values.reduce(
            (total, value, k) => total + value * (vectors[row * size + k] ?? 0) * (vectors[column * size + k] ?? 0),
            0,
          );
        });
        expect([...sum]).toEqual([...matrix].map((value) => expect.closeTo(value, 9)));
      }),
    );
  });
});

describe('truncatedEigen', () => {
  /** U Λ Uᵀ for normalised columns U of a Hadamard matrix: a symmetric matrix with the given eigenvalues. */
  function matrixWith(size: number, eigenvalues: readonly number[]): number[][] {
    const sign = (row: number, column: number): number => {
      let bits = row & column;
      let odd = 0;
      for (; bits > 0; bits >>= 1) odd ^= bits & 1;
      return odd === 1 ? -1 : 1;
    };
    return Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (__, column) =>
        eigenvalues.reduce((sum, value, k) => sum + (value * sign(row, k) * sign(column, k)) / size, 0),
      ),
    );
  }

  function solve(matrix: readonly number[][], width: number, iterations: number) {
    const size = matrix.length;
    const kernel = new Kernel(csrBytes(size, size * size) + eigenBytes(size, width));
    const sparse: CsrMatrix = kernel.sparse(size, size * size);
    matrix.forEach((row, number) => {
      sparse.starts[number + 1] = (number + 1) * size;
      sparse.columns.set([...row.keys()], number * size);
      sparse.values.set(row, number * size);
    });
    return truncatedEigen(kernel, sparse, { width, iterations, seed: 3 });
  }

  test('finds the eigenvalues of largest magnitude, whatever their sign, and their eigenvectors', () => {
    // More than one block of rows.
    const size = 512;
    const eigenvalues = [40, -30, 20, 10, 5, ...Array.from({ length: 40 }, () => 0.01)];
    const { vectors, values } = solve(matrixWith(size, eigenvalues), 16, 4);
    expect([...values.slice(0, 5)]).toEqual([40, -30, 20, 10, 5].map((value) => expect.closeTo(value, 3)));
    for (let column = 0; column < 5; column++) {
      const eigenvector = Array.from({ length: size }, (_, row) => vectors[row * 16 + column] ?? 0);
      // All entries of a Hadamard matrix have the same magnitude. The sign of an eigenvector is arbitrary.
      for (const value of eigenvector) expect(Math.abs(value)).toBeCloseTo(1 / Math.sqrt(size), 5);
    }
  });

  test('a matrix of lower rank than the subspace gets eigenvalues of zero for the rest', () => {
    const { values, vectors } = solve(matrixWith(32, [8, 4]), 16, 4);
    expect([...values]).toEqual([8, 4, ...Array(14).fill(0)].map((value) => expect.closeTo(value, 4)));
    expect(vectors.every(Number.isFinite)).toBe(true);
  });
});
