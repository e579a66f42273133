import { isAscii, isUtf8 } from 'node:buffer';
import { hasInvisible } from '../text/visible.ts';

const LINE_FEED = 0x0a;
const DELETE = 0x7f;

/** Whether the bytes are UTF-8 with nothing invisible in it, and the line feed as its only control character. */
export function isCleanText(bytes: Buffer): boolean {
  if (hasAsciiControl(bytes) || bytes.includes(DELETE)) return false;
  return isAscii(bytes) || (isUtf8(bytes) && !hasInvisible(bytes.toString()));
}

/** The first line, from 1, that is not UTF-8. */
export function firstLineNotUtf8(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let line = 1;
  for (let from = 0; from <= bytes.length; line++) {
    const end = bytes.indexOf(LINE_FEED, from);
    const to = end === -1 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, to))) return line;
    from = to + 1;
  }
  return undefined;
}

/** Four bytes at a time: 107 MB of transcripts pass through here at every cold start. */
function hasAsciiControl(bytes: Buffer): boolean {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  let found = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0;
    found |= zeroBytes(word & 0xe0e0e0e0) ^ zeroBytes(word ^ 0x0a0a0a0a);
  }
  if (found !== 0) return true;
  return aligned.subarray(words.length * 4).some((byte) => byte < 0x20 && byte !== LINE_FEED);
}

/** 0x80 in each byte of the word that is zero, 0 in the others (S. E. Anderson, "Bit Twiddling Hacks"). */
function zeroBytes(word: number): number {
  return ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f);
}
