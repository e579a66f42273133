import { ANCHOR_EVERY } from '../columns.ts';
import type { GrowableUint32 } from './growable.ts';
import { PACKED_BYTES, type TokenTable } from './token-table.ts';

const SEPARATOR = 0;
/** A byte of a character beyond ASCII: a word's, unless {@link wideSeparatorLength} says otherwise. */
const WIDE = 0xff;

/** Lower case of ASCII. */
const LOWER = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? String.fromCharCode(byte).toLowerCase().charCodeAt(0) : byte,
);

/** The same with lunr's separators, `/[\s\-]/`, and what is beyond ASCII marked. NUL, which never is, is a separator. */
const CLASS = LOWER.map((lower, byte) => {
  if (byte >= 0x80) return WIDE;
  return /[\s-]/.test(String.fromCharCode(byte)) ? SEPARATOR : lower;
});

/** Unicode's spaces as JavaScript's `\s` has them, beyond ASCII, by their UTF-8 bytes as one number. */
const WIDE_SEPARATORS = new Set(
  Array.from({ length: 0x10000 - 0x80 }, (_, index) => String.fromCharCode(index + 0x80))
    .filter((character) => /\s/.test(character))
    .map((character) => Buffer.from(character).reduce((key, byte) => key * 256 + byte, 0)),
);

/**
 * How many bytes the separator has that starts at `at`, 0 when none does. Separators beyond ASCII have two or three
 * bytes, and their first bytes never continue another character.
 */
function wideSeparatorLength(text: Uint8Array, at: number): number {
  const first = text[at] as number;
  if (first < 0xc2 || first > 0xef) return 0;
  const two = first * 256 + (text[at + 1] ?? 0);
  if (WIDE_SEPARATORS.has(two)) return 2;
  return first >= 0xe1 && WIDE_SEPARATORS.has(two * 256 + (text[at + 2] ?? 0)) ? 3 : 0;
}

const decoder = new TextDecoder();

/**
 * Four bytes of text as one number: the highest bit of each byte that may end a token, or is beyond ASCII, is set. Only
 * the lowest set bit is to be trusted. (Warren, Hacker's Delight, 6-1: with the highest bit of a byte kept free, sums of
 * bytes do not run over.)
 */
function marks(four: number): number {
  const noBlank = (four + 0x5f5f5f5f) | 0;
  const noHyphen = ((four ^ 0x2d2d2d2d) + 0x7f7f7f7f) | 0;
  return (~(noBlank & noHyphen) | four) & 0x80808080;
}

/** Four bytes of ASCII in lower case: the bit that makes a small letter of a capital one is a quarter of a byte's highest. */
function lowered(four: number): number {
  const capitals = ((four + 0x3f3f3f3f) | 0) & ~((four + 0x25252525) | 0) & 0x80808080;
  return four | (capitals >>> 2);
}

/** The last number of a packed token with only the bytes before its mark, `bit` being the place of that. */
function cut(four: number, bit: number): number {
  return four & ((1 << (bit & 24)) - 1);
}

/**
 * Walks UTF-8 text once and appends the number of each token to `stream`: just the tokens of `lunr.tokenizer`, in lower
 * case and split at white space and hyphens. The text holds no NUL and no U+FEFF (a space to lunr, yet transparent to
 * the one rule of Unicode's case mapping that looks beyond a word, that of the final sigma).
 *
 * Nearly all tokens are of ASCII and have fewer than {@link PACKED_BYTES} bytes, so those are read four bytes at a time,
 * the steps written out one by one, for this is where a build spends the most of its time; any other goes byte by byte.
 *
 * @param anchors Gets the byte at which every {@link ANCHOR_EVERY}th token starts.
 * @returns How many tokens there were.
 */
export function collectTokens(
  text: Uint8Array,
  table: TokenTable,
  stream: GrowableUint32,
  anchors?: GrowableUint32,
): number {
  const first = stream.length;
  // At most every other byte starts a token.
  stream.reserve((text.length >> 1) + 1);
  const out = stream.array;
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const { length } = text;
  const quickEnd = length - PACKED_BYTES;
  let next = first;
  for (let at = 0; at < length; ) {
    let end = at;
    let mark = 0;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    if (at < quickEnd) {
      let four = view.getInt32(at, true);
      mark = marks(four);
      a = lowered(four);
      if (mark === 0) {
        b = a;
        end += 4;
        four = view.getInt32(end, true);
        mark = marks(four);
        a = lowered(four);
        if (mark === 0) {
          c = b;
          b = a;
          end += 4;
          four = view.getInt32(end, true);
          mark = marks(four);
          a = lowered(four);
          if (mark === 0) {
            d = c;
            c = b;
            b = a;
            end += 4;
            four = view.getInt32(end, true);
            mark = marks(four);
            a = lowered(four);
          }
        }
      }
    }
    const bit = 31 - Math.clz32(mark & -mark);
    end += bit >> 3;
    if (mark !== 0 && CLASS[text[end] as number] === SEPARATOR) {
      if (end > at) {
        if (anchors && (next - first) % ANCHOR_EVERY === 0) anchors.push(at);
        a = cut(a, bit);
        out[next++] = c === 0 ? table.internShort(a, b) : table.internMedium(a, b, c, d);
      }
      at = end + 1;
      continue;
    }
    end = at;
    let wide = false;
    let separator = 1;
    for (; end < length; end++) {
      const kind = CLASS[text[end] as number] as number;
      if (kind === SEPARATOR) break;
      if (kind !== WIDE) continue;
      separator = wideSeparatorLength(text, end);
      if (separator > 0) break;
      wide = true;
      separator = 1;
    }
    if (end > at) {
      if (anchors && (next - first) % ANCHOR_EVERY === 0) anchors.push(at);
      if (wide) out[next++] = table.internString(decoder.decode(text.subarray(at, end)).toLowerCase());
      else out[next++] = table.intern(text, at, end, LOWER);
    }
    at = end + separator;
  }
  stream.length = next;
  return next - first;
}
