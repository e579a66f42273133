import type { CsrMatrix } from '../../../src/search/vectors/kernel.ts';

/** y = A x as the kernel computes it, to the last bit: in single precision, summed in the order of the values. */
export function multiply({ rows, starts, columns, values }: CsrMatrix, x: Float32Array, width: number): Float32Array {
  const y = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
        const product = Math.fround((values[at] ?? 0) * (x[(columns[at] ?? 0) * width + column] ?? 0));
        sum = Math.fround(sum + product);
      }
      y[row * width + column] = sum;
    }
  }
  return y;
}

/** The dot product of the query with each vector. Vectors are concatenated. */
export function scan(query: Int16Array, vectors: Int8Array): number[] {
  return Array.from({ length: vectors.length / query.length }, (_, vector) =>
    query.reduce((sum, value, at) => sum + value * (vectors[vector * query.length + at] ?? 0), 0),
  );
}

/** How near one group of vectors is, by their scores. */
export function combine([first = 0, ...others]: readonly number[], secondWeight: number, firstWeight: number): number {
  const [best = first, second = 0] = others.toSorted((a, b) => b - a);
  return best + secondWeight * Math.max(0, second) + firstWeight * first;
}
