import type { Postings } from '../postings.ts';
import type { ConfusionEntry } from './confusion-columns.ts';

const DOT = '.'.charCodeAt(0);
const A = 'a'.charCodeAt(0);
const Z = 'z'.charCodeAt(0);
/** Of two letters, most are words that run into the next sentence. */
const FEWEST_UNITS = 5;

/** Terms of single letters with full stops between, each with the term of the same letters: "H.P.R." is `hpr`. */
export function dottedWords(postings: Postings): ConfusionEntry[] {
  const { vocabulary } = postings;
  const dotted: number[] = [];
  vocabulary.scan((id, length, units) => {
    if (length < FEWEST_UNITS || length % 2 === 0) return;
    for (let at = 0; at < length; at++) {
      const unit = units[at] as number;
      if (at % 2 === 1 ? unit !== DOT : unit < A || unit > Z) return;
    }
    dotted.push(id);
  });
  return dotted.flatMap((term) => {
    const other = vocabulary.find(vocabulary.term(term).replaceAll('.', ''));
    if (other === undefined) return [];
    const count = postings.documentFrequency(term);
    return [
      { term, other, weight: 1, count },
      { term: other, other: term, weight: 1, count },
    ];
  });
}
