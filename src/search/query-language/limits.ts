/** More words than anyone means; the rest of a pasted page is left out. */
export const MOST_WORDS = 64;
/** No word of any language is longer; longer runs are pasted noise. In UTF-16 units. */
export const LONGEST_WORD = 64;
/** A shorter beginning is that of tens of thousands of words: a line of them would keep everybody waiting for seconds. */
export const SHORTEST_BEGINNING = 3;
/** Longer than the name of any host, series or tag. */
export const LONGEST_NAME = 100;

/** The first `limit` units of a text, never half a character. */
export function head(text: string, limit: number): string {
  const cut = text.slice(0, limit);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
