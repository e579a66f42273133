/** Controls that nobody sees but that turn a line around, plus what JSON or Discord would not keep. Joiners stay: emoji need them. */
const INVISIBLE = /(?!\s)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const WHITE_SPACE = /\s+/g;
/** Spaces that a line may be moved in by: half of a phone's width. */
const TAB = '    ';
const DEEPEST = 16;

/** One line of well-formed text: no controls, no lone surrogates, single spaces, none at the ends. */
export function tidyLine(text: string): string {
  return clean(text).replace(WHITE_SPACE, ' ').trim();
}

/** Like {@link tidyLine} for text of several lines; at most one empty line in a row stays. */
export function tidyLines(text: string): string {
  return tidyCode(text).replace(/\n +/g, '\n');
}

/** Like {@link tidyLines} for text with code in it: what a line is moved in by stays. */
export function tidyCode(text: string): string {
  return clean(text)
    .trim()
    .replace(/\r\n?|\u2028/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(/\t/g, TAB)
    .replace(/[^\S\n]/g, ' ')
    .replace(/(?<=[^\n ]) +/g, ' ')
    .replace(/\n +/g, (indented) => indented.slice(0, 1 + DEEPEST))
    .replace(/ +\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}

function clean(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(INVISIBLE, '');
}
