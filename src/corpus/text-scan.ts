import { kernelExports } from '../util/kernel-exports.ts';
import { TEXT_SCAN_BYTES } from './text-scan-bytes.ts';

/** What one pass over the bytes of a text tells. */
export interface TextScan {
  /** Whether there is a control character other than the line feed. */
  readonly hasControl: boolean;
  readonly isAscii: boolean;
  /** Byte offsets, in order, at which an address or a telephone number may be; `text-scan.wat` lists which. */
  readonly places: Uint32Array;
}

interface ScanFunctions {
  /** Returns how many places were written to the list at the address `places`. */
  scan(length: number, places: number): number;
}

const TEXT_AT = 16;
const PLACES_AT = 1 << 16;
/** Text that is looked at at once, a multiple of 16. */
const CHUNK = PLACES_AT - 48;
/** The longest sequence of bytes that is looked for, less one: a chunk is followed by so many bytes of the next. */
const LOOK_AHEAD = 2;
/** Bytes that are read behind a text. */
const BEHIND = 18;
const SPACE = 0x20;

const kernel = kernelExports<ScanFunctions>(new WebAssembly.Module(Buffer.from(TEXT_SCAN_BYTES, 'base64')), {
  scan: 2,
});
const memory = new Uint8Array(kernel.memory.buffer);
const flags = new Uint32Array(kernel.memory.buffer, 0, 2);

/** Scans a text in UTF-8, or what is to be one. All transcripts pass through here at a cold start. */
export function scanText(bytes: Uint8Array): TextScan {
  flags.fill(0);
  const found: Uint32Array[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const text = bytes.subarray(from, from + CHUNK + LOOK_AHEAD);
    memory.set(text, TEXT_AT);
    memory.fill(SPACE, TEXT_AT + text.length, TEXT_AT + text.length + BEHIND);
    const count = kernel.scan(Math.min(text.length, CHUNK), PLACES_AT);
    found.push(new Uint32Array(kernel.memory.buffer, PLACES_AT, count).map((place) => from + place));
  }
  const [hasControl, isWide] = flags;
  return { hasControl: hasControl !== 0, isAscii: isWide === 0, places: joined(found) };
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  const all = new Uint32Array(lists.reduce((length, list) => length + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}
