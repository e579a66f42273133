/** Longest line of a text that somebody broke by hand, and the shortest that there was a reason to break. */
const WIDEST = 100;
const SHORTEST = 50;
/** A line longer than this is a paragraph of its own. */
const PARAGRAPH = 120;
/** Share of letters and spaces in a line of prose; code and tables have less. */
const PROSE = 0.88;

const LIST_ITEM = /^(?:[•*+#>$|~–—-]|\(?\d+[.):]|\[\d|\w+:\/\/)/;
const SENTENCE_END = /[.!?:…]["'”’)\]]*$/;
/** A word in small letters, which goes on with what the line before it began; no name of a file or a command's option. */
const SMALL_WORD = /^["'“‘(]*\p{Ll}[\p{L}'’-]*[,;.:!?)"'”’]*(?:\s|$)/u;
/** Signs of code. */
const CODE = /[{}<>=|\\$#]/;
/** A line that surely goes on may have had this much room left: words of it can have been lost since. */
const SLACK = 12;
const NOT_PROSE = /[^\p{L}\p{M} ]/gu;

/**
 * Joins the lines of prose that was broken by hand at some width: on a screen of another width such lines are ragged.
 * Lists, addresses, code, verse, headings and what is moved in keep their lines. Long lines one below the other are
 * paragraphs, so they get an empty line between them.
 */
export function rewrap(text: string): string {
  return text.split('\n\n').map(rewrapBlock).join('\n\n');
}

function rewrapBlock(block: string): string {
  const lines = block.split('\n');
  const broken = lines.map((_, index) => isBroken(lines, index));
  // A line that begins with a capital may start something new: it is joined only where another line certainly continues.
  const surely = broken.map((is, index) => is && goesOn(lines, index));
  let joined = '';
  let isSure = false;
  lines.forEach((line, index) => {
    joined += line;
    const next = lines[index + 1];
    if (next === undefined) return;
    isSure = surely[index] === true || (broken[index] === true && (isSure || surely[index + 1] === true));
    const areParagraphs = line.length > PARAGRAPH && next.length > PARAGRAPH;
    joined += isSure ? ' ' : areParagraphs ? '\n\n' : '\n';
  });
  return joined;
}

/** Whether a line ends where the first word of the next one did not fit any more, by the lines around it. */
function isBroken(lines: readonly string[], index: number): boolean {
  const [line = '', next = ''] = lines.slice(index, index + 2);
  if (line.length < SHORTEST || line.length > WIDEST || next === '' || next.length > WIDEST) return false;
  if (line.startsWith(' ') || next.startsWith(' ') || LIST_ITEM.test(next) || !isProse(line)) return false;
  const around = lines.slice(Math.max(0, index - 2), index + 4).map(({ length }) => length);
  const width = Math.max(...around.filter((length) => length <= WIDEST));
  const [word = ''] = next.split(' ', 1);
  return line.length + 1 + word.length > width - (goesOn(lines, index) ? SLACK : 0);
}

function goesOn(lines: readonly string[], index: number): boolean {
  return !SENTENCE_END.test(lines[index] ?? '') && SMALL_WORD.test(lines[index + 1] ?? '');
}

function isProse(line: string): boolean {
  const others = line.match(NOT_PROSE)?.length ?? 0;
  return line.includes(' ') && !CODE.test(line) && (line.length - others) / line.length >= PROSE;
}
