import { lengthOfWords } from '../../text/cut.ts';

/** White space before a page, except the indentation of its first line. */
const BEFORE_PAGE = /^\s*\n|^\s+/;

/**
 * Splits a text into pages of at most `budget` units as rendered: at an empty line if there is one near the end of a page,
 * otherwise at the end of a line, otherwise between words. Only the white space at the splits is lost.
 *
 * @param render what makes the text longer, by escapes
 */
export function paginate(text: string, budget: number, render: (text: string) => string): readonly string[] {
  const pages: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const length = endOfPage(rest, budget, render);
    const page = rest.slice(0, length).trimEnd();
    // What comes before a word that is longer than a page may be white space alone.
    if (page !== '') pages.push(page);
    rest = rest.slice(length).replace(BEFORE_PAGE, '');
  }
  return pages;
}

function endOfPage(text: string, budget: number, render: (text: string) => string): number {
  let room = Math.min(text.length, budget);
  for (;;) {
    const length = goodEnd(text, room);
    const rendered = render(text.slice(0, length)).length;
    if (rendered <= budget || room <= 1) return Math.max(1, length);
    room = Math.max(1, Math.min(length - 1, Math.floor((length * budget) / rendered)));
  }
}

/** Where to stop within `room`: an end in the last third of the page is worth a shorter page. */
function goodEnd(text: string, room: number): number {
  if (text.length <= room) return text.length;
  const page = text.slice(0, room + 1);
  for (const end of ['\n\n', '\n', '. ']) {
    const at = page.lastIndexOf(end);
    if (at >= (room * 2) / 3) return at + end.trimEnd().length;
  }
  return lengthOfWords(text, room);
}
