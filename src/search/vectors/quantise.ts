/**
 * Writes a vector's direction as whole numbers: its largest becomes `largest` or the opposite, and none is off by more
 * than half a step. A vector of zeros stays one.
 */
export function quantise(vector: ArrayLike<number>, to: Int8Array | Int16Array, largest: number): void {
  let most = 0;
  for (let at = 0; at < vector.length; at++) most = Math.max(most, Math.abs(vector[at] as number));
  const scale = most === 0 ? 0 : largest / most;
  // Half away from zero, so that the opposite of a vector is the opposite of its numbers.
  for (let at = 0; at < vector.length; at++) {
    const value = (vector[at] as number) * scale;
    to[at] = value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
  }
}

/** One over the length of each of the vectors that lie end to end: what makes dot products cosines. 0 for a vector of zeros. */
export function inverseLengths(vectors: Int8Array | Int16Array, width: number): Float32Array {
  const lengths = new Float32Array(width === 0 ? 0 : vectors.length / width);
  for (let vector = 0; vector < lengths.length; vector++) {
    let sum = 0;
    for (let at = vector * width; at < (vector + 1) * width; at++) sum += (vectors[at] as number) ** 2;
    lengths[vector] = sum === 0 ? 0 : 1 / Math.sqrt(sum);
  }
  return lengths;
}

/** Makes each of the vectors that lie end to end a unit vector, in place, and leaves those of zeros. */
export function normalise(vectors: Float32Array, width: number): void {
  for (let from = 0; from < vectors.length; from += width) {
    let sum = 0;
    for (let at = from; at < from + width; at++) sum += (vectors[at] as number) ** 2;
    if (sum === 0) continue;
    const inverse = 1 / Math.sqrt(sum);
    for (let at = from; at < from + width; at++) (vectors[at] as number) *= inverse;
  }
}
