import { isProseKey, keyOf } from './keys.ts';
import { head, MAX_NAME_LENGTH, MAX_WORDS } from './limits.ts';
import { hasLetterOrDigit } from './words.ts';

/** A part of a query between spaces or in quotes, with the signs before it. */
export interface QueryToken {
  /** Where it starts in the text, in UTF-16 units, including its sign. */
  readonly start: number;
  readonly sign: '' | '-' | '+';
  /** A known key before a colon, as typed. */
  readonly key?: string;
  /** There was a space after the colon. */
  readonly spaced: boolean;
  /** Without quotes. Empty after a key without a value; otherwise has a letter or digit. */
  readonly value: string;
  readonly quoted: boolean;
}

export interface LexedQuery {
  /** At most {@link MAX_WORDS}. */
  readonly tokens: readonly QueryToken[];
  /** The text after an unclosed quote, cut. */
  readonly open?: string;
  /** The start of the text that is left out because there are too many tokens. */
  readonly rest?: string;
}

/** Any of them closes any other: phones, languages and habits mix them. */
export const QUOTES = '"“”„‟«»＂';
const QUOTE = new RegExp(`[${QUOTES}]`, 'g');
/** Where a token starts: not at a bracket or comma, nor at the colon between a word that is no key and a quote. */
const START = new RegExp(`[^\\s([{,;|&:=]|[:=](?![${QUOTES}])`, 'g');
const END = new RegExp(`\\s|[:=](?=[${QUOTES}])`, 'g');
const NOT_SPACE = /\S/g;
/**
 * A plus, or a hyphen as keyboards and pages write it, before something that is neither another hyphen nor a space. Before a
 * single letter it is an option of a command (`grep -q`).
 */
const SIGN = /[-+‐‑−](?=[^\s\-+‐‑−–—])(?![a-z](?!\S))/iy;
const KEY = /([a-z]{2,12}):/iy;

/** Splits a query into tokens in one pass. Tokens without a letter or digit are dropped, except for keys without a value. */
export function lexQuery(text: string): LexedQuery {
  const scanner = new Scanner(text);
  const tokens: QueryToken[] = [];
  for (;;) {
    const start = scanner.skipToToken();
    if (scanner.isAtEnd) return { tokens, ...scanner.open };
    const token = scanner.token();
    if (token.key === undefined && token.value === '') continue;
    if (tokens.length === MAX_WORDS) return { tokens, ...scanner.open, rest: scanner.from(start) };
    tokens.push(token);
  }
}

type Value = Pick<QueryToken, 'value' | 'quoted'>;
const EMPTY: Value = { value: '', quoted: false };

/**
 * A position in a text that only moves forward. It searches for the end of a token instead of matching the token, because a
 * match of a very long token can exhaust the regular expression's stack.
 */
class Scanner {
  #text: string;
  #at = 0;
  #open: string | undefined;
  #isAfterWord = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text after an unclosed quote, if it has a letter or digit. */
  get open(): Pick<LexedQuery, 'open'> {
    return this.#open !== undefined && hasLetterOrDigit(this.#open) ? { open: this.#open } : {};
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** The text from a position, cut. */
  from(start: number): string {
    return head(this.#text.slice(start), MAX_NAME_LENGTH).trim();
  }

  skipToToken(): number {
    return this.#skip(START);
  }

  token(): QueryToken {
    const start = this.#at;
    const openBefore = this.#open;
    let token = this.#read();
    if (this.#open !== openBefore) {
      // An unclosed quote was found and removed from the text, so the token is read again.
      this.#at = start;
      this.skipToToken();
      token = this.#read();
    }
    if (token.key !== undefined || token.value !== '') this.#isAfterWord = token.key === undefined;
    return token;
  }

  #read(): QueryToken {
    const first = this.#at;
    const mark = this.#take(SIGN)?.[0];
    const sign = mark === undefined ? '' : mark === '+' ? '+' : '-';
    const start = this.#at;
    const key = this.#key();
    const spaced = key !== undefined && /^\s?$/.test(this.#text.charAt(this.#at));
    if (key === undefined || (spaced && this.#isAfterWord && isProseKey(key))) {
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

  /** The value after a colon and a space; empty when a sign or another key follows. */
  #spacedValue(): Value {
    const start = this.#skip(NOT_SPACE);
    const isOther = this.#take(SIGN) !== undefined || this.#key() !== undefined;
    this.#at = start;
    return isOther ? EMPTY : this.#value();
  }

  #value(): Value {
    const inside = this.#quoted();
    const value = inside ?? this.#text.slice(this.#at, this.#skip(END));
    return hasLetterOrDigit(value) ? { value, quoted: inside !== undefined } : EMPTY;
  }

  /** The text in quotes. An unclosed quote is the last one in the text, and is removed from it. */
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

  /** Moves to the next match of a pattern, or to the end. */
  #skip(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    this.#at = pattern.exec(this.#text)?.index ?? this.#text.length;
    return this.#at;
  }

  /** Moves past a match at the current position, if there is one. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found ?? undefined;
  }
}
