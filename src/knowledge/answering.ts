import type { NameMatch } from '../search/names/name-index.ts';

/** A name that answers less of what is typed than this is no completion of it. */
const ANSWERS = 0.6;

/**
 * The names that what is typed may become; where some of them have a word that starts like its last one, these alone.
 *
 * @param lastWord folded
 */
export function completionsOf<T>(matches: readonly NameMatch<T>[], lastWord: string): readonly NameMatch<T>[] {
  const good = matches.filter(({ score }) => score >= ANSWERS);
  const begun = good.filter(({ folded }) => ` ${folded}`.includes(` ${lastWord}`));
  return begun.length > 0 ? begun : good;
}

/** The last word of a text that is folded. */
export function lastWordOf(folded: string): string {
  return folded.slice(folded.lastIndexOf(' ') + 1);
}
