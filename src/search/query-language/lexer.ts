import { isSentenceWord, keyOf } from './keys.ts';
import { head, LONGEST_NAME, MOST_WORDS } from './limits.ts';
import { saysSomething } from './words.ts';

/** A stretch of a query between spaces, or in quotes, with the marks before it. */
export interface QueryToken {
  /** Where it starts in the text, in UTF-16 units: at its sign, if it has one. */
  readonly start: number;
  readonly sign: '' | '-' | '+';
  /** A word before a colon that means something there, as it was typed. */
  readonly key?: string;
  /** There was a space behind the colon. */
  readonly spaced: boolean;
  /** What follows, without its quotes; empty behind a key that nothing follows, never without a letter or digit else. */
  readonly value: string;
  readonly quoted: boolean;
}

export interface LexedQuery {
  readonly pieces: readonly QueryToken[];
  /** The text from a quote on that nothing closes, cut. */
  readonly open?: string;
  /** The first piece that was one too many. */
  readonly rest?: string;
}

/** Any of them closes any other: phones, languages and habits mix them. */
export const QUOTES = '"“”„‟«»＂';
const QUOTE = new RegExp(`[${QUOTES}]`, 'g');
/** Where a piece starts: not at a bracket or comma, nor at the colon between a word that means nothing there and a quote. */
const START = new RegExp(`[^\\s([{,;|&:=]|[:=](?![${QUOTES}])`, 'g');
const END = new RegExp(`\\s|[:=](?=[${QUOTES}])`, 'g');
const NO_SPACE = /\S/g;
/**
 * A hyphen as keyboards and pages write it, before something that is neither a second one nor a space. Before a single
 * letter it belongs to the option of a command (`grep -q`).
 */
const SIGN = /[-+‐‑−](?=[^\s\-+‐‑−–—])(?![a-z](?!\S))/iy;
const KEY = /([a-z]{2,12}):/iy;

/** Cuts a text into pieces, in one pass from left to right. Pieces without any letter or digit are left out. */
export function lexQuery(text: string): LexedQuery {
  const reader = new Reader(text);
  const pieces: QueryToken[] = [];
  for (;;) {
    const start = reader.skipToPiece();
    if (reader.isAtEnd) return { pieces, ...reader.open };
    const piece = reader.piece();
    if (piece.key === undefined && piece.value === '') continue;
    if (pieces.length === MOST_WORDS) return { pieces, ...reader.open, rest: reader.from(start) };
    pieces.push(piece);
  }
}

type Value = Pick<QueryToken, 'value' | 'quoted'>;
const NOTHING: Value = { value: '', quoted: false };

/**
 * A place in a text that only moves forward. Searches for the end of a stretch instead of matching the stretch: that takes
 * no stack, however long it is.
 */
class Reader {
  #text: string;
  #at = 0;
  #open: string | undefined;
  #isAfterWord = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text behind a quote that nothing closes, if there is such a quote and such a text. */
  get open(): Pick<LexedQuery, 'open'> {
    return this.#open !== undefined && saysSomething(this.#open) ? { open: this.#open } : {};
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** The text from there on, cut. */
  from(start: number): string {
    return head(this.#text.slice(start), LONGEST_NAME).trim();
  }

  skipToPiece(): number {
    return this.#skip(START);
  }

  piece(): QueryToken {
    const start = this.#at;
    const openBefore = this.#open;
    let piece = this.#read();
    if (this.#open !== openBefore) {
      // Without that quote it is another piece.
      this.#at = start;
      this.skipToPiece();
      piece = this.#read();
    }
    if (piece.key !== undefined || piece.value !== '') this.#isAfterWord = piece.key === undefined;
    return piece;
  }

  #read(): QueryToken {
    const first = this.#at;
    const mark = this.#take(SIGN)?.[0];
    const sign = mark === undefined ? '' : mark === '+' ? '+' : '-';
    const start = this.#at;
    const key = this.#key();
    const spaced = key !== undefined && /^\s?$/.test(this.#text.charAt(this.#at));
    if (key === undefined || (spaced && this.#isAfterWord && isSentenceWord(key))) {
      this.#at = start;
      return { start: first, sign, spaced: false, ...this.#value() };
    }
    return { start: first, sign, key, spaced, ...(spaced ? this.#spacedValue() : this.#value()) };
  }

  #key(): string | undefined {
    const start = this.#at;
    const key = this.#take(KEY)?.[1];
    if (key !== undefined && keyOf(key)) return key;
    this.#at = start;
    return undefined;
  }

  /** What stands behind a space behind a colon: nothing, where something else starts there. */
  #spacedValue(): Value {
    const start = this.#skip(NO_SPACE);
    const isOther = this.#take(SIGN) !== undefined || this.#key() !== undefined;
    this.#at = start;
    return isOther ? NOTHING : this.#value();
  }

  #value(): Value {
    const inside = this.#quoted();
    const value = inside ?? this.#text.slice(this.#at, this.#skip(END));
    return saysSomething(value) ? { value, quoted: inside !== undefined } : NOTHING;
  }

  /** The text within quotes. A quote that nothing closes is the last one, and is taken out of the text. */
  #quoted(): string | undefined {
    if (!QUOTES.includes(this.#text[this.#at] ?? ' ')) return undefined;
    const start = ++this.#at;
    const end = this.#skip(QUOTE);
    if (end < this.#text.length) {
      this.#at = end + 1;
      return this.#text.slice(start, end);
    }
    this.#open = this.from(start);
    this.#text = this.#text.slice(0, start - 1) + this.#text.slice(start);
    return undefined;
  }

  /** Moves to what the pattern finds, or else to the end. */
  #skip(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    this.#at = pattern.exec(this.#text)?.index ?? this.#text.length;
    return this.#at;
  }

  /** Moves past the pattern, if it is right here. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found ?? undefined;
  }
}
