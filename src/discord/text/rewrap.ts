/** The longest line of hard-wrapped text, and the shortest line that is long enough to have been wrapped. */
const MAX_WIDTH = 100;
const MIN_WIDTH = 50;
/** A longer line is a paragraph. */
const PARAGRAPH_LENGTH = 120;
/** The least share of letters and spaces in a line of prose. Code and tables have less. */
const MIN_PROSE_SHARE = 0.88;

const LIST_ITEM = /^(?:[•*+#>$|~–—-]|\(?\d+[.):]|\[\d|\w+:\/\/)/;
const SENTENCE_END = /[.!?:…]["'”’)\]]*$/;
/** A lower-case word, which continues the sentence of the line before. Not a file name or a command's option. */
const LOWERCASE_WORD = /^["'“‘(]*\p{Ll}[\p{L}'’-]*[,;.:!?)"'”’]*(?:\s|$)/u;
/** Characters of code. */
const CODE = /[{}<>=|\\$#]/;
/** How much narrower than its neighbours a line that continues may be: text may have been removed from it since. */
const SLACK = 12;
const NOT_PROSE = /[^\p{L}\p{M} ]/gu;

/**
 * Joins the lines of hard-wrapped prose, which look ragged on a screen of another width. Lists, addresses, code, verse,
 * headings and indented lines keep their breaks. Consecutive long lines are paragraphs and get an empty line between
 * them.
 */
export function rewrap(text: string): string {
  return text.split('\n\n').map(rewrapBlock).join('\n\n');
}

function rewrapBlock(block: string): string {
  const lines = block.split('\n');
  const wrapped = lines.map((_, index) => isHardBreak(lines, index));
  // A line with a capital may start a new paragraph, so it is joined only next to a line that certainly continues.
  const certain = wrapped.map((is, index) => is && continues(lines, index));
  let joined = '';
  let isCertain = false;
  lines.forEach((line, index) => {
    joined += line;
    const next = lines[index + 1];
    if (next === undefined) return;
    isCertain = certain[index] === true || (wrapped[index] === true && (isCertain || certain[index + 1] === true));
    const areParagraphs = line.length > PARAGRAPH_LENGTH && next.length > PARAGRAPH_LENGTH;
    joined += isCertain ? ' ' : areParagraphs ? '\n\n' : '\n';
  });
  return joined;
}

/** Whether a line ends because the next word would have exceeded the width, which is that of the lines around it. */
function isHardBreak(lines: readonly string[], index: number): boolean {
  const [line = '', next = ''] = lines.slice(index, index + 2);
  if (line.length < MIN_WIDTH || line.length > MAX_WIDTH || next === '' || next.length > MAX_WIDTH) return false;
  if (line.startsWith(' ') || next.startsWith(' ') || LIST_ITEM.test(next) || !isProse(line)) return false;
  const around = lines.slice(Math.max(0, index - 2), index + 4).map(({ length }) => length);
  const width = Math.max(...around.filter((length) => length <= MAX_WIDTH));
  const [word = ''] = next.split(' ', 1);
  return line.length + 1 + word.length > width - (continues(lines, index) ? SLACK : 0);
}

function continues(lines: readonly string[], index: number): boolean {
  return !SENTENCE_END.test(lines[index] ?? '') && LOWERCASE_WORD.test(lines[index + 1] ?? '');
}

function isProse(line: string): boolean {
  const others = line.match(NOT_PROSE)?.length ?? 0;
  return line.includes(' ') && !CODE.test(line) && (line.length - others) / line.length >= MIN_PROSE_SHARE;
}
