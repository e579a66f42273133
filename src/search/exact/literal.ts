import { SEPARATORS } from '../analysis/separators.ts';

/**
 * A text that is looked for letter by letter, and how it is recognised. White space, hyphens and the punctuation between
 * two of its words may be any, so that a phrase is found across the end of a line; everything else counts as it stands.
 */
export interface Literal {
  readonly text: string;
  /** The words of the text, split where the index splits tokens, without the punctuation between them. */
  readonly words: readonly LiteralWord[];
  /** Global; without word boundaries, which {@link occurrences} checks. */
  readonly pattern: RegExp;
  readonly wholeWord: boolean;
}

export interface LiteralWord {
  readonly text: string;
  /** No letter or digit may stand before it, or after it. */
  readonly begins: boolean;
  readonly ends: boolean;
}

export interface LiteralOptions {
  readonly caseSensitive: boolean;
  /** Letters and digits may not touch the text. */
  readonly wholeWord: boolean;
}

/** Between two words: punctuation, then white space or a hyphen, then more of both. Bounded, so that it never takes long. */
const GAP = '[\\p{P}\\p{S}]{0,4}[\\s-][\\s\\p{P}\\p{S}]{0,6}';
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
/** At the ends of words inside of the text; `+` and `#` are parts of names (C++, C#). */
const OUTER_PUNCTUATION = /^[^\p{L}\p{M}\p{N}_+#]+|[^\p{L}\p{M}\p{N}_+#]+$/gu;

/** Undefined for a text without any character that could be looked for. */
export function parseLiteral(text: string, { caseSensitive, wholeWord }: LiteralOptions): Literal | undefined {
  const tokens = unquoted(text.toWellFormed())
    .split(/[\s-]+/u)
    .filter((token) => token !== '');
  const words = tokens
    .map((token, place) => (tokens.length === 1 ? token : withoutInnerPunctuation(token, place, tokens.length)))
    .filter((token) => token !== '');
  if (!words.some((word) => WORD_CHARACTER.test(word))) return undefined;
  return {
    text,
    words: words.flatMap((word, place) =>
      tokensOf(word, wholeWord || place > 0, wholeWord || place < words.length - 1),
    ),
    pattern: new RegExp(words.map(escaped).join(GAP), caseSensitive ? 'gu' : 'giu'),
    wholeWord,
  };
}

/** The tokens of a word as the index has them. What separates them is looked for in the text alone. */
function tokensOf(word: string, begins: boolean, ends: boolean): LiteralWord[] {
  const parts = word.split(SEPARATORS);
  return parts.flatMap((text, part) =>
    text === '' ? [] : [{ text, begins: part > 0 || begins, ends: part < parts.length - 1 || ends }],
  );
}

/** Where a literal stands in a text: starts and ends in UTF-16 units, ascending, not overlapping. */
export function* occurrences(
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

/** The ends of the whole text stay as they were given: `.net` means the dot. */
function withoutInnerPunctuation(token: string, place: number, count: number): string {
  const stripped = token.replace(OUTER_PUNCTUATION, '');
  const lead = place === 0 ? token.slice(0, token.indexOf(stripped)) : '';
  const trail = place === count - 1 ? token.slice(token.indexOf(stripped) + stripped.length) : '';
  return lead + stripped + trail;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/['‘’ʼ]/g, "['‘’ʼ]");
}
