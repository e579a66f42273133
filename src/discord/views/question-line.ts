import type { Confidence } from '../../knowledge/knowledge-base.ts';
import { cutToWidth, widthOf } from '../../text/width.ts';
import { tidyLine } from '../text/tidy.ts';
import { lineWidth } from './screen.ts';

/** Words seldom fill a line to its end. */
const USE = 0.88;
/** In sizes of the font. */
const SHORTEST = 8;

/**
 * The question, to stand above its answer: Discord shows who used which command, but not what they typed.
 *
 * @param lines of a phone
 */
export function questionLine(query: string, confidence: Confidence, lines = 1): string {
  const [before, after] = confidence === 'guess' ? ['No good match for “', '”. The nearest:'] : ['“', '”'];
  // The words around it take most of a line.
  const all = confidence === 'guess' ? lines + 1 : lines;
  const room = all * lineWidth('author') * USE - widthOf(before + after);
  return `${before}${cutToWidth(tidyLine(query), Math.max(SHORTEST, room))}${after}`;
}
