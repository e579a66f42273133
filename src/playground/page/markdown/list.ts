/** A list in Discord's markdown, with its items as raw text. */
export interface ListSource {
  readonly ordered: boolean;
  /** The first item's number; 1 for a list without numbers. */
  readonly start: number;
  /** The text of each item, including its indented lines (nested lists) with the indentation removed. */
  readonly items: readonly string[];
}

const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;

/**
 * Parses the list at the start of a text: lines that begin with `- `, `* ` or `1. `, and the indented lines below. It ends
 * at an empty line, at an unindented line, and where bullets change to numbers or back.
 *
 * @returns The list and the length of its text, or undefined if the text does not begin with a list.
 */
export function readList(source: string): { readonly list: ListSource; readonly length: number } | undefined {
  const first = ITEM.exec(firstLine(source));
  if (first === null) return undefined;
  const indent = first[1]?.length ?? 0;
  const ordered = isOrdered(first);
  const items: string[] = [];
  let length = 0;
  while (length < source.length) {
    const line = firstLine(source.slice(length));
    const item = ITEM.exec(line);
    const itemIndent = item?.[1]?.length ?? 0;
    if (item !== null && itemIndent <= indent) {
      if (isOrdered(item) !== ordered) break;
      items.push(item[3] ?? '');
    } else if (item !== null || /^ {2,}\S/.test(line)) {
      const last = items.pop() ?? '';
      items.push(`${last}\n${line.slice(Math.min(indentOf(line), indent + 2))}`);
    } else {
      break;
    }
    length += line.length + 1;
  }
  return {
    list: { ordered, start: ordered ? Number.parseInt(first[2] ?? '1', 10) : 1, items },
    length: Math.min(length, source.length),
  };
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function isOrdered(item: RegExpExecArray): boolean {
  return /^\d/.test(item[2] ?? '');
}
