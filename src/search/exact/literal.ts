import { SEPARATORS } from '../analysis/separators.ts';

/**
 * A text to find literally. White space, hyphens and punctuation between its words match any other of their kind, so
 * that a phrase is found across line breaks; everything else must match as it is.
 */
export interface Literal {
  readonly text: string;
  /** The words of the text, split where the index splits tokens, without the punctuation between them. */
  readonly words: readonly LiteralWord[];
  /** Global. Word boundaries are not in it; {@link literalMatches} checks them. */
  readonly pattern: RegExp;
  readonly wholeWord: boolean;
}

export interface LiteralWord {
  readonly text: string;
  /** There must be no letter or digit before it (`begins`), or after it (`ends`). */
  readonly begins: boolean;
  readonly ends: boolean;
}

export interface LiteralOptions {
  readonly caseSensitive: boolean;
  /** There must be no letter or digit right before or after the text. */
  readonly wholeWord: boolean;
}

/**
 * Between two words: punctuation, then white space or a hyphen, then more of both. Bounded, to keep matching linear.
 */
const GAP = '[\\p{P}\\p{S}]{0,4}[\\s-][\\s\\p{P}\\p{S}]{0,6}';
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
/** At the ends of words within the text. `+` and `#` are part of names (C++, C#). */
const OUTER_PUNCTUATION = /^[^\p{L}\p{M}\p{N}_+#]+|[^\p{L}\p{M}\p{N}_+#]+$/gu;

/**
 * Prepares a text for an exact search; undefined for a text without a letter or digit.
 *
 * @example
 * ```ts
 * const literal = parseLiteral('virtual machine', { caseSensitive: false, wholeWord: true });
 * if (literal) [...literalMatches(literal, 'a Virtual\nmachine')]; // [{ start: 2, end: 17 }]
 * ```
 */
export function parseLiteral(text: string, { caseSensitive, wholeWord }: LiteralOptions): Literal | undefined {
  const tokens = unquoted(text.toWellFormed())
    .split(/[\s-]+/u)
    .filter((token) => token !== '');
  const words = tokens
    .map((token, index) => (tokens.length === 1 ? token : withoutInnerPunctuation(token, index, tokens.length)))
    .filter((token) => token !== '');
  if (!words.some((word) => WORD_CHARACTER.test(word))) return undefined;
  return {
    text,
    words: words.flatMap((word, index) =>
      tokensOf(word, wholeWord || index > 0, wholeWord || index < words.length - 1),
    ),
    pattern: new RegExp(words.map(escaped).join(GAP), caseSensitive ? 'gu' : 'giu'),
    wholeWord,
  };
}

/** The tokens of a word as the index has them. The separators between them are checked in the text only. */
function tokensOf(word: string, begins: boolean, ends: boolean): LiteralWord[] {
  const parts = word.split(SEPARATORS);
  return parts.flatMap((text, part) =>
    text === '' ? [] : [{ text, begins: part > 0 || begins, ends: part < parts.length - 1 || ends }],
  );
}

/**
 * The matches of a literal in a text, ascending and not overlapping. `start` and `end` (exclusive) are in UTF-16 units.
 */
export function* literalMatches(
  { pattern, wholeWord }: Literal,
  text: string,
): Generator<{ readonly start: number; readonly end: number }> {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const start = found.index;
    const end = start + found[0].length;
    if (!wholeWord || (!isWordCharacter(text, start - 1) && !isWordCharacter(text, end))) yield { start, end };
    else pattern.lastIndex = start + 1;
  }
}

function isWordCharacter(text: string, at: number): boolean {
  return WORD_CHARACTER.test(text[at] ?? '');
}

function unquoted(text: string): string {
  return /^\s*["“](.*)["”]\s*$/su.exec(text)?.[1] ?? text;
}

/** The ends of the whole text stay as they are: `.net` includes the dot. */
function withoutInnerPunctuation(token: string, index: number, count: number): string {
  const stripped = token.replace(OUTER_PUNCTUATION, '');
  const lead = index === 0 ? token.slice(0, token.indexOf(stripped)) : '';
  const trail = index === count - 1 ? token.slice(token.indexOf(stripped) + stripped.length) : '';
  return lead + stripped + trail;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/['‘’ʼ]/g, "['‘’ʼ]");
}
