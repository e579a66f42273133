import { foldToken } from '../analysis/fold.ts';
import { isSeparator } from '../analysis/separators.ts';
import { ANCHOR_EVERY } from '../index/columns.ts';
import { AFTER_SHIFT, BEFORE_SHIFT, STOP_WORD_CLASSES } from '../index/token-context.ts';
import type { GrowableUint32 } from './growable.ts';
import type { TokenStream } from './token-stream.ts';
import { PACKED_BYTES, type TokenTable } from './token-table.ts';

const SEPARATOR = 0;
/** A byte of a character beyond ASCII: a word's, unless {@link wideSeparatorLength} says otherwise. */
const WIDE = 0xff;

/** Lower case of ASCII. */
const LOWER = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? String.fromCharCode(byte).toLowerCase().charCodeAt(0) : byte,
);

/** The same with separators, and what is beyond ASCII marked. NUL, which never is, is a separator. */
const CLASS = LOWER.map((lower, byte) => {
  if (byte >= 0x80) return WIDE;
  return isSeparator(byte) ? SEPARATOR : lower;
});

/** Separators beyond ASCII, by their UTF-8 bytes as one number. */
const WIDE_SEPARATORS = new Set(
  Array.from({ length: 0x10000 - 0x80 }, (_, index) => index + 0x80)
    .filter(isSeparator)
    .map((unit) => Buffer.from(String.fromCharCode(unit)).reduce((key, byte) => key * 256 + byte, 0)),
);

/** How many bytes the separator has that starts at `at`, 0 when none does. */
function separatorLength(text: Uint8Array, at: number): number {
  const kind = CLASS[text[at] as number];
  return kind === WIDE ? wideSeparatorLength(text, at) : kind === SEPARATOR ? 1 : 0;
}

/**
 * The same of those beyond ASCII: they have two or three bytes, and their first bytes never continue another character.
 */
function wideSeparatorLength(text: Uint8Array, at: number): number {
  const first = text[at] as number;
  if (first < 0xc2 || first > 0xef) return 0;
  const two = first * 256 + (text[at + 1] ?? 0);
  if (WIDE_SEPARATORS.has(two)) return 2;
  return first >= 0xe1 && WIDE_SEPARATORS.has(two * 256 + (text[at + 2] ?? 0)) ? 3 : 0;
}

/** Where the token ends that starts at `at`: at the next separator, or with the text. */
function endOfToken(text: Uint8Array, at: number): number {
  let end = at;
  while (end < text.length && separatorLength(text, end) === 0) end++;
  return end;
}

const decoder = new TextDecoder();

/** The number of a token that may be of any length and hold characters beyond ASCII. */
function internAny(text: Uint8Array, start: number, end: number, table: TokenTable): number {
  for (let at = start; at < end; at++) {
    if ((text[at] as number) < 0x80) continue;
    return table.internString(foldToken(decoder.decode(text.subarray(start, end))));
  }
  return table.intern(text, start, end, LOWER);
}

/**
 * Four bytes of ASCII with the bit set that makes a small letter of a capital one. It is already set in all other
 * characters of a token.
 */
function lowered(four: number): number {
  return four | 0x20202020;
}

/**
 * Marks the bytes that may end a token: the highest bit of each such byte is set. Only the lowest set bit is to be
 * trusted. Separators, controls and bytes beyond ASCII are always marked, and so are rare characters where that makes the
 * test shorter (all of `!"#$%`, `()*+,-`, `@`, `~`): tokens with one of those are read byte by byte. (Warren, Hacker's
 * Delight, 6-1: with the highest bit of a byte kept free, a sum tells whether a byte is at least some value, and does not
 * run over into the next.)
 *
 * @param low The same four bytes, {@link lowered}: `@[\]^_` are then the backquote, `{|}~` and DEL.
 */
function marks(four: number, low: number): number {
  const isPrintable = (four + 0x60606060) | 0;
  const isDigitOrHigher = (low + 0x50505050) | 0;
  // `&'` and `./`, which differ in two bits alone.
  const isOther = (((low & 0xf6f6f6f6) ^ 0x26262626) + 0x7f7f7f7f) | 0;
  const isNotSlash = ((low ^ 0x2f2f2f2f) + 0x7f7f7f7f) | 0;
  // `:;<=>?` and the backquote; there is nothing between them.
  const isBetween = ((low + 0x46464646) | 0) & ~((low + 0x1f1f1f1f) | 0);
  const isAfterZ = (low + 0x05050505) | 0;
  return ((~isDigitOrHigher & isOther) | ~(isNotSlash & isPrintable) | isBetween | isAfterZ | four) & 0x80808080;
}

/** The last number of a packed token with only the bytes before its mark, `bit` being the place of that. */
function cut(four: number, bit: number): number {
  return four & ((1 << (bit & 24)) - 1);
}

/**
 * Walks UTF-8 text once and appends its tokens to `stream`, folded and split at separators (`analysis/`). The text
 * holds no NUL and no U+FEFF (a space to lunr, yet transparent to the one rule of Unicode's case mapping that looks
 * beyond a word, that of the final sigma).
 *
 * A build spends most of its time here. Nearly all tokens are ASCII and shorter than {@link PACKED_BYTES} bytes, so
 * those are read four bytes at a time; any other is read byte by byte. About half of all tokens are
 * stop words, which a branch predictor cannot foresee, so there is no branch for them: the next token overwrites them.
 *
 * @param text UTF-8.
 * @param anchors Receives the byte offset of every {@link ANCHOR_EVERY}th token.
 * @returns The number of tokens, including stop words.
 *
 * @example
 * ```ts
 * const table = new TokenTable(1 << 17);
 * const stream = new TokenStream(0);
 * collectTokens(Buffer.from('TCP/IP rocks'), table, stream); // 3
 * Array.from(stream.ids.toArray(), (id) => table.token(id)); // ['tcp', 'ip', 'rocks']
 * ```
 */
export function collectTokens(
  text: Uint8Array,
  table: TokenTable,
  stream: TokenStream,
  anchors?: GrowableUint32,
): number {
  // At most every other byte starts a token.
  stream.reserve((text.length >> 1) + 1);
  const ids = stream.ids.array;
  const { ordinals, contexts } = stream;
  const { skipped } = stream;
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const { length } = text;
  const quickEnd = length - PACKED_BYTES;
  const first = stream.length;
  const firstAnchor = anchors?.length ?? 0;
  let next = first;
  let ordinal = 0;
  // Of the last token: its context so far, its class if it is a stop word, and 1 if it is none.
  let context = 0;
  let before = 0;
  let isAfterKept = 0;
  for (let at = 0; at < length; ) {
    let end = at;
    let mark = 0;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    if (at < quickEnd) {
      for (const last = at + PACKED_BYTES - 4; ; end += 4) {
        const four = view.getInt32(end, true);
        a = lowered(four);
        mark = marks(four, a);
        if (mark !== 0 || end === last) break;
        d = c;
        c = b;
        b = a;
      }
    }
    const bit = 31 - Math.clz32(mark & -mark);
    end += bit >> 3;
    let id: number;
    let behind: number;
    if (mark !== 0 && CLASS[text[end] as number] === SEPARATOR) {
      behind = end + 1;
      if (end === at) {
        at = behind;
        continue;
      }
      a = cut(a, bit);
      id = c === 0 ? table.internShort(a, b) : table.internMedium(a, b, c, d);
    } else {
      end = endOfToken(text, at);
      behind = end + separatorLength(text, end);
      if (end === at) {
        at = behind;
        continue;
      }
      id = internAny(text, at, end, table);
    }
    if (anchors && ordinal % ANCHOR_EVERY === 0) anchors.push(at);
    ids[next] = id;
    ordinals[next] = ordinal++;
    // All ones for a stop word, else 0.
    const isSkipped = (id - skipped) >> 31;
    const stopClass = (STOP_WORD_CLASSES[id & (STOP_WORD_CLASSES.length - 1)] as number) & isSkipped;
    // Complete now that the token behind is known. That of a stop word is written where the next token writes over it.
    contexts[next - isAfterKept] = context | (stopClass << AFTER_SHIFT);
    context = before << BEFORE_SHIFT;
    before = stopClass;
    isAfterKept = 1 + isSkipped;
    next += isAfterKept;
    at = behind;
  }
  contexts[next - isAfterKept] = context;
  if (stream.widen(ordinal)) {
    // Once in a build, if ever: the ordinals did not fit.
    if (anchors) anchors.length = firstAnchor;
    return collectTokens(text, table, stream, anchors);
  }
  stream.length = next;
  return ordinal;
}
