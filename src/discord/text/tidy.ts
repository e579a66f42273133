/** Control characters, and the bidirectional ones that reverse a line. Zero-width joiners stay: emoji need them. */
const INVISIBLE = /(?!\s)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const WHITE_SPACE = /\s+/g;
const TAB = '    ';
/** The deepest indentation, in spaces: half of a phone's width. */
const MAX_INDENT = 16;

/** One line of well-formed text: no control characters or lone surrogates, single spaces, trimmed. */
export function tidyLine(text: string): string {
  return clean(text).replace(WHITE_SPACE, ' ').trim();
}

/** Like {@link tidyLine}, but keeps lines, and at most one empty line in a row. */
export function tidyLines(text: string): string {
  return tidyPreformatted(text).replace(/\n +/g, '\n');
}

/** Like {@link tidyLines}, but keeps indentation, for text with code. */
export function tidyPreformatted(text: string): string {
  return clean(text)
    .trim()
    .replace(/\r\n?|\u2028/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(/\t/g, TAB)
    .replace(/[^\S\n]/g, ' ')
    .replace(/(?<=[^\n ]) +/g, ' ')
    .replace(/\n +/g, (indented) => indented.slice(0, 1 + MAX_INDENT))
    .replace(/ +\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}

function clean(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(INVISIBLE, '');
}
