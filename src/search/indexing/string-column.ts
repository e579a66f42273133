/** Concatenated strings in UTF-8, and the offset of each, plus the end of the last. */
export interface StringColumn {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly offsets: Uint32Array<ArrayBuffer>;
}

export function encodeStrings(strings: readonly string[]): StringColumn {
  const offsets = new Uint32Array(strings.length + 1);
  const bytes = new Uint8Array(strings.reduce((length, text) => length + text.length * 3, 0));
  const encoder = new TextEncoder();
  let end = 0;
  strings.forEach((text, index) => {
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    offsets[index + 1] = end;
  });
  return { bytes: bytes.slice(0, end), offsets };
}

/** Some of the strings, in the order of `numbers`. */
export function pickStrings({ bytes, offsets }: StringColumn, numbers: Uint32Array): StringColumn {
  const lengthOf = (number: number): number => (offsets[number + 1] as number) - (offsets[number] as number);
  const picked = new Uint8Array(numbers.reduce((length, number) => length + lengthOf(number), 0));
  const pickedOffsets = new Uint32Array(numbers.length + 1);
  let end = 0;
  numbers.forEach((number, index) => {
    for (let at = offsets[number] as number; at < (offsets[number + 1] as number); at++) {
      picked[end++] = bytes[at] as number;
    }
    pickedOffsets[index + 1] = end;
  });
  return { bytes: picked, offsets: pickedOffsets };
}
