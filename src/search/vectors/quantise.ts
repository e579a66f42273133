/**
 * Symmetric linear quantisation: scales a vector so that its largest component is ±`max`, and rounds. The scale is not
 * kept, so only the direction survives. A vector of zeros stays one.
 */
export function quantise(vector: ArrayLike<number>, to: Int8Array | Int16Array, max: number): void {
  let largest = 0;
  for (let at = 0; at < vector.length; at++) largest = Math.max(largest, Math.abs(vector[at] as number));
  const scale = largest === 0 ? 0 : max / largest;
  // Math.round rounds halves up. Rounding them away from zero makes quantise(-v) = -quantise(v).
  for (let at = 0; at < vector.length; at++) {
    const value = (vector[at] as number) * scale;
    to[at] = value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
  }
}

/**
 * The inverse Euclidean norm of each vector, which makes cosines of dot products; 0 for a vector of zeros. Vectors are
 * concatenated.
 */
export function inverseNorms(vectors: Int8Array | Int16Array, width: number): Float32Array {
  const norms = new Float32Array(width === 0 ? 0 : vectors.length / width);
  for (let vector = 0; vector < norms.length; vector++) {
    let sum = 0;
    for (let at = vector * width; at < (vector + 1) * width; at++) sum += (vectors[at] as number) ** 2;
    norms[vector] = sum === 0 ? 0 : 1 / Math.sqrt(sum);
  }
  return norms;
}

/** Scales each vector to unit length, in place; zeros stay zeros. Vectors are concatenated. */
export function normalise(vectors: Float32Array, width: number): void {
  for (let from = 0; from < vectors.length; from += width) {
    let sum = 0;
    for (let at = from; at < from + width; at++) sum += (vectors[at] as number) ** 2;
    if (sum === 0) continue;
    const inverse = 1 / Math.sqrt(sum);
    for (let at = from; at < from + width; at++) (vectors[at] as number) *= inverse;
  }
}
