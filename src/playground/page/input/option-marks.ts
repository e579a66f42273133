/** Where an option's name and its colon stand in typed text. */
export interface OptionMark {
  readonly name: string;
  /** Text after the colon, up to the next mark. */
  readonly text: string;
}

/** Typed text, split at the names of options. */
export interface MarkedText {
  /** What stands before the first mark. */
  readonly head: string;
  readonly marks: readonly OptionMark[];
}

/**
 * Splits `xen private:True` at the names of options that are followed by a colon and stand at the start or after white
 * space. A second mark of the same option is plain text.
 */
export function splitAtOptions(text: string, names: readonly string[]): MarkedText {
  const found: { readonly name: string; readonly start: number; readonly end: number }[] = [];
  for (const match of text.matchAll(/(?<!\S)([^\s:]+):/g)) {
    const name = match[1]?.toLowerCase() ?? '';
    if (!names.includes(name) || found.some((mark) => mark.name === name)) continue;
    found.push({ name, start: match.index, end: match.index + match[0].length });
  }
  return {
    head: text.slice(0, found[0]?.start ?? text.length),
    marks: found.map((mark, index) => ({ name: mark.name, text: text.slice(mark.end, found[index + 1]?.start) })),
  };
}
