/** An option name with a colon in typed text. */
export interface OptionMark {
  readonly name: string;
  /** The text after the colon, up to the next mark. */
  readonly text: string;
}

/** Typed text, split at the names of options. */
export interface MarkedText {
  /** The text before the first mark. */
  readonly head: string;
  readonly marks: readonly OptionMark[];
}

/**
 * Splits `xen private:True` at option names that are followed by a colon and are at the start or after white
 * space. A repeated option name is plain text.
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
