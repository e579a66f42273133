/**
 * So many zeros to count with. They are written at once: new memory that is read before it is written to is mapped twice,
 * first as the kernel's one page of zeros and then as a page of its own, and the second time all other processors that run
 * the process are interrupted to hear of it.
 */
export function counters(length: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(length).fill(0);
}
