const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const ODD_SPACE = /[^\S\n ]/g;
/** Controls, and the marks that reverse the direction of whatever a page prints after them. */
const INVISIBLE = /(?!\n)[\p{Cc}\ufeff\u202a-\u202e\u2066-\u2069]/gu;
const NOT_ORDINARY = /[^\n -~]/;
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Replaces each half of a surrogate pair that stands alone by U+FFFD, so that the text survives every encoder. */
export function wellFormed(text: string): string {
  return SURROGATE.test(text) ? text.replace(LONE_SURROGATE, '\ufffd') : text;
}

/** The text with `\n` as its only line break, the space as its only other white space, and nothing invisible. */
export function visibleText(text: string): string {
  if (!NOT_ORDINARY.test(text)) return text;
  return text.replace(LINE_BREAK, '\n').replace(ODD_SPACE, ' ').replace(INVISIBLE, '');
}

/** Paragraphs as they are, without spaces at the ends of lines, and with one blank line in a row at most. */
export function tidyText(text: string): string {
  const visible = visibleText(text);
  const lines = visible.includes(' \n')
    ? visible
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n')
    : visible;
  return lines.replace(/\n{3,}/g, '\n\n').trim();
}

/** All of the text on one line, with single spaces. */
export function tidyLine(text: string): string {
  const visible = visibleText(text);
  return (visible.includes('\n') || visible.includes('  ') ? visible.replace(/\s+/g, ' ') : visible).trim();
}
