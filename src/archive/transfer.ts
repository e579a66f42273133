/** The buffers of all typed arrays in a message of plain objects and arrays, for `postMessage` to transfer; shared memory is not. */
export function transferablesOf(message: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!ArrayBuffer.isView(value)) for (const part of Object.values(value)) collect(part);
    else if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  };
  collect(message);
  return [...found];
}
