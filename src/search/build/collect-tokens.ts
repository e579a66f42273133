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
 * Walks UTF-8 text once and appends the number of each token to `stream`: just the tokens of `lunr.tokenizer`, in lower
 * case and split at white space and hyphens. The text holds no NUL and no U+FEFF (a space to lunr, yet transparent to
 * the one rule of Unicode's case mapping that looks beyond a word, that of the final sigma).
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
  const { length } = text;
  let next = first;
  for (let at = 0; at < length; ) {
    const start = at;
    let high = 0;
    let low = 0;
    let wide = false;
    let separator = 1;
    for (; at < length; at++) {
      const byte = CLASS[text[at] as number] as number;
      if (byte === SEPARATOR) break;
      if (byte === WIDE) {
        separator = wideSeparatorLength(text, at);
        if (separator > 0) break;
        wide = true;
      }
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | byte;
    }
    if (at > start) {
      if (anchors && (next - first) % ANCHOR_EVERY === 0) anchors.push(start);
      if (wide) out[next++] = table.internString(decoder.decode(text.subarray(start, at)).toLowerCase());
      else if (at - start <= PACKED_BYTES) out[next++] = table.internPacked(high, low);
      else out[next++] = table.internLong(text, start, at, LOWER);
    }
    at += Math.max(1, separator);
  }
  stream.length = next;
  return next - first;
}
