import { visibleText } from '../text/visible.ts';

/** Text of several lines, without trailing spaces and with at most one blank line in a row. */
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

/** The text on one line, with single spaces. */
export function tidyLine(text: string): string {
  const visible = visibleText(text);
  return (visible.includes('\n') || visible.includes('  ') ? visible.replace(/\s+/g, ' ') : visible).trim();
}
