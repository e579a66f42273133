import { symmetricEigen } from './symmetric-eigen.ts';

/**
 * The first principal components of vectors, without centring them, as SIF removes them from sentence vectors (Arora,
 * Liang and Ma, 2017).
 *
 * @param vectors Rows of `width` numbers, concatenated.
 * @returns `count` unit vectors of `width` numbers, concatenated, in descending order of variance.
 */
export function principalComponents(vectors: Float32Array, width: number, count: number): Float32Array {
  const gram = new Float64Array(width * width);
  for (let from = 0; from < vectors.length; from += width) {
    for (let row = 0; row < width; row++) {
      const value = vectors[from + row] as number;
      for (let column = row; column < width; column++) {
        (gram[row * width + column] as number) += value * (vectors[from + column] as number);
      }
    }
  }
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < row; column++) gram[row * width + column] = gram[column * width + row] as number;
  }
  const eigen = symmetricEigen(gram, width);
  const order = [...eigen.values.keys()].sort((a, b) => (eigen.values[b] ?? 0) - (eigen.values[a] ?? 0) || a - b);
  const components = new Float32Array(count * width);
  order.slice(0, count).forEach((from, to) => {
    for (let row = 0; row < width; row++) components[to * width + row] = eigen.vectors[row * width + from] as number;
  });
  return components;
}

/** Removes a vector's projection on each component, in place. The components are unit vectors as long as the vector. */
export function removeComponents(components: Float32Array, vector: Float32Array): void {
  for (let from = 0; from < components.length; from += vector.length) {
    let dot = 0;
    for (let at = 0; at < vector.length; at++) dot += (components[from + at] as number) * (vector[at] as number);
    for (let at = 0; at < vector.length; at++) (vector[at] as number) -= dot * (components[from + at] as number);
  }
}
