import { ELLIPSIS, LOOSE_END, lengthOfWords } from './cut.ts';

/**
 * How wide characters are, in hundredths of the size of the font, rounded up. From DejaVu Sans, the widest font that a
 * client falls back to: what fits in it fits in any other.
 */
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [28, "'ijl"],
  [30, 'IJ'],
  [32, ' ,.’·'],
  [34, '/:;\\|'],
  [36, '-f'],
  [42, '!()[]rt'],
  [46, '"'],
  [50, '*_`–'],
  [53, '?sz“”'],
  [56, 'Lc'],
  [59, 'Fkvxy'],
  [62, 'PTYaeo'],
  [64, '0123456789$ESbdghnpqu{}'],
  [66, 'K'],
  [69, 'ABRVXZ'],
  [73, 'CU'],
  [76, 'HN'],
  [79, '&DGOQ'],
  [84, '#+<=>^w~≈→'],
  [87, 'M'],
  [95, '%'],
  [100, '@Wm…—'],
];
const WIDTH_OF: ReadonlyMap<string, number> = new Map(
  WIDTHS.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)),
);
/** The same by code, for the characters that most text is made of. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => WIDTH_OF.get(String.fromCharCode(code)) ?? 0);
const LATIN = /^[\u00a0-\u024f]$/;
const LATIN_WIDTH = 75;
/** Of other scripts and emoji. */
const OTHER_WIDTH = 125;
/** Bold is so much wider. */
export const BOLD = 1.12;

/** How wide a text is on one line at most, as a multiple of the size of its font. */
export function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < ASCII.length) {
      width += ASCII[code] ?? 0;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? code);
    width += WIDTH_OF.get(character) ?? (LATIN.test(character) ? LATIN_WIDTH : OTHER_WIDTH);
    at += character.length - 1;
  }
  return width / 100;
}

/** The text if it is at most this wide, otherwise as many whole words as fit, and an ellipsis. */
export function cutToWidth(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(ELLIPSIS);
  let [length, sum] = [0, 0];
  for (const character of text) {
    sum += widthOf(character);
    if (sum > room) break;
    length += character.length;
  }
  return text.slice(0, lengthOfWords(text, Math.max(1, length))).replace(LOOSE_END, '') + ELLIPSIS;
}

/** How many lines of this width a text takes, broken between words. */
export function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const own = widthOf(word);
      if (used > 0 && used + own > width) {
        lines++;
        used = 0;
      }
      // A word that is wider than a line goes on over the next ones.
      const over = Math.max(0, Math.ceil(own / width) - 1);
      lines += over;
      used += own - over * width + widthOf(' ');
    }
  }
  return lines;
}
