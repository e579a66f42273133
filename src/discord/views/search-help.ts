import { code } from '../text/markdown.ts';

/** What can be typed into a search besides words, and what it does. */
const LINES: readonly (readonly [examples: readonly string[], effect: string])[] = [
  [['"linux in the shell"'], 'these words, side by side'],
  [['+linux', '-windows'], 'has to be said, must not be said'],
  [['gnome OR kde'], 'either will do'],
  [['virtual*'], 'any word that starts so'],
  [['host:ahuka', 'series:"hpr community news"', '-tag:beer'], 'who, which series, which tag; `-` leaves it out'],
  [['title:xen', 'notes:xen'], 'a word in that place; also `summary:`, `comments:`, `transcript:`'],
  [['in:title', 'in:notes'], 'everything in that place'],
  [['year:2015', 'after:2015-06', 'before:2016'], 'when the show came out'],
];

/** A short table of what a search understands, as Markdown for an embed's field or description. */
export function searchHelp(): string {
  return LINES.map(([examples, effect]) => `${examples.map(code).join(' ')} ${effect}`).join('\n');
}
