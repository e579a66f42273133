/**
 * Fills an array with 1 and -1 (Rademacher), the same for the same seed. The generator is mulberry32 (Tommy Ettinger,
 * public domain).
 */
export function fillWithRandomSigns(array: Float32Array, seed: number): void {
  let state = seed >>> 0;
  for (let at = 0; at < array.length; at++) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    array[at] = (mixed ^ (mixed >>> 14)) & 1 ? 1 : -1;
  }
}
