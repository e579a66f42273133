/** Words in a query. The rest of a pasted page is left out. */
export const MAX_WORDS = 64;
/** UTF-16 units in a word. No language has longer words; longer runs are noise. */
export const MAX_WORD_LENGTH = 64;
/** Characters before the star of `word*`. A shorter prefix matches tens of thousands of words and would take seconds. */
export const MIN_PREFIX_LENGTH = 3;
/** UTF-16 units in the name of a host, series or tag; more than any of them has. */
export const MAX_NAME_LENGTH = 100;

/** The first `limit` UTF-16 units of a text, without half a surrogate pair at the end. */
export function head(text: string, limit: number): string {
  const cut = text.slice(0, limit);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
