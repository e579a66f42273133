import { isUtf8 } from 'node:buffer';

const LINE_FEED = 0x0a;
const DELETE = 0x7f;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);
/** Leads the two bytes of U+0080 to U+00BF, of which the first half are controls. */
const LEAD_OF_CONTROLS = 0xc2;

/** Whether the bytes are UTF-8 without a byte order mark, and with no control character but the line feed. */
export function isCleanText(bytes: Buffer): boolean {
  return (
    isUtf8(bytes) &&
    !bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) &&
    !hasAsciiControl(bytes) &&
    !bytes.includes(DELETE) &&
    !hasOtherControl(bytes)
  );
}

/** The first line, from 1, that is not UTF-8; a line feed is never part of a longer character. */
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

function hasOtherControl(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(LEAD_OF_CONTROLS); at !== -1; at = bytes.indexOf(LEAD_OF_CONTROLS, at + 1)) {
    if ((bytes[at + 1] ?? 0) < 0xa0) return true;
  }
  return false;
}
