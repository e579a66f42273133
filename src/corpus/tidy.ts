import { visibleText } from '../text/visible.ts';

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
