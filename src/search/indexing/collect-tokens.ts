import { foldToken } from '../analysis/fold.ts';
import { isSeparator } from '../analysis/separators.ts';
import { ANCHOR_EVERY } from '../index/columns.ts';
import { AFTER_SHIFT, BEFORE_SHIFT, STOP_WORD_CLASSES } from '../index/token-context.ts';
import type { GrowableUint32 } from './growable.ts';
import type { TokenStream } from './token-stream.ts';
import { PACKED_BYTES, type TokenTable } from './token-table.ts';

const SEPARATOR = 0;
/**
 * The class of a byte of a non-ASCII character. It is part of a word unless {@link wideSeparatorLength} finds a
 * separator.
 */
const WIDE = 0xff;

/** Lower-cases ASCII bytes. */
const LOWER = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? String.fromCharCode(byte).toLowerCase().charCodeAt(0) : byte,
);

/**
 * The class of each byte: its lower case, {@link SEPARATOR} or {@link WIDE}. No text contains NUL, so it may stand for
 * a separator.
 */
const CLASS = LOWER.map((lower, byte) => {
  if (byte >= 0x80) return WIDE;
  return isSeparator(byte) ? SEPARATOR : lower;
});

/** The UTF-8 bytes of each non-ASCII separator, as one number. */
const WIDE_SEPARATORS = new Set(
  Array.from({ length: 0x10000 - 0x80 }, (_, index) => index + 0x80)
    .filter(isSeparator)
    .map((unit) => Buffer.from(String.fromCharCode(unit)).reduce((key, byte) => key * 256 + byte, 0)),
);

/** The length in bytes of the separator that starts at `at`; 0 if none does. */
function separatorLength(text: Uint8Array, at: number): number {
  const kind = CLASS[text[at] as number];
  return kind === WIDE ? wideSeparatorLength(text, at) : kind === SEPARATOR ? 1 : 0;
}

/**
 * The same for non-ASCII separators. They have two or three bytes, and their first byte is never a continuation byte.
 */
function wideSeparatorLength(text: Uint8Array, at: number): number {
  const first = text[at] as number;
  if (first < 0xc2 || first > 0xef) return 0;
  const two = first * 256 + (text[at + 1] ?? 0);
  if (WIDE_SEPARATORS.has(two)) return 2;
  return first >= 0xe1 && WIDE_SEPARATORS.has(two * 256 + (text[at + 2] ?? 0)) ? 3 : 0;
}

/** The end of the token that starts at `at`: the next separator or the end of the text. */
function endOfToken(text: Uint8Array, at: number): number {
  let end = at;
  while (end < text.length && separatorLength(text, end) === 0) end++;
  return end;
}

const decoder = new TextDecoder();

/** Returns the number of a token of any length and script. */
function internAny(text: Uint8Array, start: number, end: number, table: TokenTable): number {
  for (let at = start; at < end; at++) {
    if ((text[at] as number) < 0x80) continue;
    return table.internString(foldToken(decoder.decode(text.subarray(start, end))));
  }
  return table.intern(text, start, end, LOWER);
}

/**
 * Sets the bit that turns ASCII capitals into small letters, in four bytes at once. All other characters of a token
 * already have it.
 */
function lowered(four: number): number {
  return four | 0x20202020;
}

/**
 * Marks the bytes that may end a token by setting their highest bit. Only the lowest set bit is reliable. Separators,
 * control characters and non-ASCII bytes are always marked. Some rare characters are marked too because that makes the
 * test shorter (`!"#$%`, `()*+,-`, `@`, `~`): tokens that contain one are read byte by byte. The highest bit of each
 * byte is kept free, so a sum tells whether a byte reaches a value without carrying into the next byte (Warren,
 * Hacker's Delight, section 6-1).
 *
 * @param low The same four bytes, {@link lowered}, which turns `@[\]^_` into the backquote, `{|}~` and DEL.
 */
function marks(four: number, low: number): number {
  const isPrintable = (four + 0x60606060) | 0;
  const isDigitOrHigher = (low + 0x50505050) | 0;
  // `&'` and `./`, which differ in two bits only.
  const isOther = (((low & 0xf6f6f6f6) ^ 0x26262626) + 0x7f7f7f7f) | 0;
  const isNotSlash = ((low ^ 0x2f2f2f2f) + 0x7f7f7f7f) | 0;
  // `:;<=>?` and the backquote. No characters lie between the two groups.
  const isBetween = ((low + 0x46464646) | 0) & ~((low + 0x1f1f1f1f) | 0);
  const isAfterZ = (low + 0x05050505) | 0;
  return ((~isDigitOrHigher & isOther) | ~(isNotSlash & isPrintable) | isBetween | isAfterZ | four) & 0x80808080;
}

/** The last number of a packed token without the bytes from its mark on. `bit` is the position of the mark. */
function cut(four: number, bit: number): number {
  return four & ((1 << (bit & 24)) - 1);
}

/**
 * Walks through UTF-8 text once and appends its tokens to `stream`, folded and split at separators (`analysis/`). The
 * text contains neither NUL nor U+FEFF. (lunr treats U+FEFF as a space, while Unicode's final sigma rule looks through
 * it.)
 *
 * A build spends most of its time here. Nearly all tokens are ASCII and shorter than {@link PACKED_BYTES} bytes, so
 * they are read four bytes at a time; the others are read byte by byte. About half of all tokens are stop words, which
 * a branch predictor cannot predict, so there is no branch for them: the next token overwrites them.
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
  // A token takes at least two bytes: one character and a separator.
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
  // State of the previous token: its context so far, its stop word class, and 1 if it is not a stop word.
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
    // All bits set for a stop word, otherwise 0.
    const isSkipped = (id - skipped) >> 31;
    const stopClass = (STOP_WORD_CLASSES[id & (STOP_WORD_CLASSES.length - 1)] as number) & isSkipped;
    // The previous token's context is complete now. A stop word's context goes where the next token overwrites it.
    contexts[next - isAfterKept] = context | (stopClass << AFTER_SHIFT);
    context = before << BEFORE_SHIFT;
    before = stopClass;
    isAfterKept = 1 + isSkipped;
    next += isAfterKept;
    at = behind;
  }
  contexts[next - isAfterKept] = context;
  if (stream.widen(ordinal)) {
    // Rare: the ordinals do not fit. Widen them and start again.
    if (anchors) anchors.length = firstAnchor;
    return collectTokens(text, table, stream, anchors);
  }
  stream.length = next;
  return ordinal;
}
