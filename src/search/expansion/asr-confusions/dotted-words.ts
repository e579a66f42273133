import type { Postings } from '../../index/postings.ts';
import type { ConfusionEntry } from './confusion-columns.ts';

/** At least three letters: with two, most matches are a missing space between sentences. */
const DOTTED = /^[a-z](?:\.[a-z]){2,}$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Abbreviations with full stops, each paired with the same one without: "H.P.R." is `hpr`. */
export function dottedWords(postings: Postings): ConfusionEntry[] {
  const { vocabulary } = postings;
  return [...LETTERS].flatMap((letter) => {
    const entries: ConfusionEntry[] = [];
    const [from, to] = vocabulary.prefixRange(`${letter}.`);
    for (let term = from; term < to; term++) {
      const dotted = vocabulary.term(term);
      const other = DOTTED.test(dotted) ? vocabulary.find(dotted.replaceAll('.', '')) : undefined;
      if (other === undefined) continue;
      const count = postings.documentFrequency(term);
      entries.push({ term, other, weight: 1, count }, { term: other, other: term, weight: 1, count });
    }
    return entries;
  });
}
