import { isSeparator } from '../analysis/separators.ts';
import type { Segment } from './excerpt.ts';

/** The range of a token in a text, from `start` up to but not including `end`, in UTF-16 units. */
export interface TextToken {
  readonly start: number;
  readonly end: number;
}

/** The first `limit` tokens of a text, split where the index splits. */
export function tokensOf(text: string, limit = Number.POSITIVE_INFINITY): TextToken[] {
  const tokens: TextToken[] = [];
  let start = 0;
  for (let at = 0; at <= text.length && tokens.length < limit; at++) {
    if (at < text.length && !isSeparator(text.charCodeAt(at))) continue;
    if (at > start) tokens.push({ start, end: at });
    start = at + 1;
  }
  return tokens;
}

/** The number of tokens that {@link tokensOf} returns, without making them. */
export function countTokens(text: string): number {
  let tokens = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    const isToken = !isSeparator(text.charCodeAt(at));
    if (isToken && !isInside) tokens++;
    isInside = isToken;
  }
  return tokens;
}

/**
 * Splits a text into segments with the matching tokens marked, without the punctuation around them. Runs of white space become
 * single spaces.
 *
 * @param tokens All tokens of `text`.
 * @param isMatch Whether the token at an index of `tokens` is marked.
 * @param from The range of the text to return, up to but not including `to`.
 */
export function segmentsOf(
  text: string,
  tokens: readonly TextToken[],
  isMatch: (place: number) => boolean,
  from = 0,
  to = text.length,
): Segment[] {
  const segments: Segment[] = [];
  let done = from;
  const push = (end: number, match: boolean): void => {
    if (end <= done) return;
    const part = text.slice(done, end).replace(/\s+/g, ' ');
    const last = segments.at(-1);
    if (last && last.match === match) segments[segments.length - 1] = { text: last.text + part, match };
    else segments.push({ text: part, match });
    done = end;
  };
  tokens.forEach(({ start, end }, place) => {
    if (start < from || start >= to || !isMatch(place)) return;
    const letters = lettersOf(text, start, Math.min(end, to));
    // Neighbouring matches are marked as one, without a gap.
    const joined = segments.at(-1)?.match === true && isBetween(text, done, letters.start);
    push(letters.start, joined);
    push(letters.end, true);
  });
  push(to, false);
  return segments;
}

/** Whether there is something between two tokens, and nothing but separators that join words. */
function isBetween(text: string, from: number, to: number): boolean {
  return from < to && JOINING.test(text.slice(from, to));
}

const JOINING = /^[\s\-/_]+$/;

function lettersOf(text: string, start: number, end: number): TextToken {
  const token = text.slice(start, end);
  const lead = token.search(/[\p{L}\p{N}_]/u);
  if (lead < 0) return { start, end };
  const trail = token.length - token.trimEnd().length + (/[^\p{L}\p{N}\p{M}_+#]*$/u.exec(token)?.[0].length ?? 0);
  return { start: start + lead, end: end - trail };
}
