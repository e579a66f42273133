import type { ConfusionEntry } from './confusion-columns.ts';
import type { TermUse } from './term-uses.ts';

/** British endings and the American ones that recognisers write for any speaker. They count only if a word has both. */
const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/^(.{3,})our(s|ed|ing|ite|ites|able|al)?$/, '$1or$2'],
  [/^(.{3,})([iy])s(e|es|ed|er|ing|ation|ations)$/, '$1$2z$3'],
  [/^(.{2,}[bt])re(s|d)?$/, '$1er$2'],
  [/^(.{2,}a)logue(s)?$/, '$1log$2'],
  [/^(lic|def|off|pret)ence(s)?$/, '$1ense$2'],
];

/** A quick test for any of them. */
const BRITISH = /our|[iy]s|[bt]re|alogue|ence/;

/** The two spellings are the same word, with few exceptions such as `timbre`. */
const SAME_WORD = 0.9;

/** Words that the corpus has in both spellings, as entries in both directions. */
export function spellingVariants(uses: readonly TermUse[]): ConfusionEntry[] {
  const known = new Map(uses.map((use) => [use.word, use]));
  return uses.flatMap((british): ConfusionEntry[] => {
    if (!BRITISH.test(british.word)) return [];
    const rule = AMERICAN.find(([ending]) => ending.test(british.word));
    const american = rule && known.get(british.word.replace(...rule));
    if (!american || american === british) return [];
    const count = Math.min(british.heard, american.heard);
    return [
      { term: british.term, other: american.term, weight: SAME_WORD, count },
      { term: american.term, other: british.term, weight: SAME_WORD, count },
    ];
  });
}
