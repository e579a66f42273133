/** A list as Discord's markdown has it, its items still text. */
export interface ListSource {
  readonly ordered: boolean;
  /** The first item's number; 1 for a list without numbers. */
  readonly start: number;
  /** Each item's text, its own indented lines (nested lists) included, with their indentation removed. */
  readonly items: readonly string[];
}

const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;

/**
 * Reads the list at the start of a text: lines that begin with `- `, `* ` or `1. `, and indented lines below them. It ends
 * at an empty line, at a line that is not indented, and where bullets change into numbers or back.
 *
 * @returns the list and the length of the text that it took, or undefined when the text does not begin with a list
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
