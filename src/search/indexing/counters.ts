/**
 * Counters, all 0. The zeros are written explicitly: memory that is read before it is written to is first mapped to the
 * kernel's shared zero page and then again to a page of its own, which interrupts all other cores of the process (a TLB
 * shootdown).
 */
export function counters(length: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(length).fill(0);
}
