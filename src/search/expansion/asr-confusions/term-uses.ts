import type { IndexColumns } from '../../index/columns.ts';
import { FIELDS, TRANSCRIPT } from '../../index/fields.ts';
import type { Postings } from '../../index/postings.ts';
import { TermDictionary } from '../../index/term-dictionary.ts';

/** The fields that people write. */
export const WRITTEN_FIELDS = FIELDS.flatMap((_, field) => (field === TRANSCRIPT ? [] : field));

/** How the corpus uses a term, counted over the documents that may be learnt from. */
export interface TermUse {
  readonly term: number;
  /** The most frequent word with this stem. */
  readonly word: string;
  /** The number of documents in which it is said. */
  readonly heard: number;
  /** The documents in which it is written, and those of them in which it is not said. */
  readonly written: readonly number[];
  readonly unsaid: readonly number[];
}

/** Of the documents in which a typical word is said, the share in which it is also written. */
const WRITTEN_RATE = 0.03;

/**
 * How much people write a word that is said, from 0 (never) towards 1. A word that the recogniser made up is said often
 * and never written.
 */
export function reality({ written, heard }: TermUse): number {
  return written.length / (written.length + WRITTEN_RATE * heard || 1);
}

/** Names of two letters sound like too many words. Longer words are addresses or slips. */
const SPEAKABLE = /^[a-z]{3,20}$/;
const NO_WORD = -1;
/** Shared by all terms that nobody wrote. */
const NONE: readonly number[] = [];

/**
 * The terms whose words can be spoken, in the order of their numbers. Words that are too rare to be in the index's list
 * of words are left out.
 * @param accepted 1 for each document that may be learnt from.
 */
export function termUses(postings: Postings, accepted: Uint8Array): TermUse[] {
  const { columns, documentCount } = postings;
  const words = new TermDictionary(columns.wordBytes, columns.wordOffsets);
  const commonest = commonestWords(columns, postings.vocabulary.size);
  /** For each document, twice the last term that was met there, plus 1 if it is written there. */
  const met = new Int32Array(documentCount).fill(-1);
  const uses: TermUse[] = [];
  for (let term = 0; term < commonest.length; term++) {
    const word = commonest[term] === NO_WORD ? '' : words.term(commonest[term] as number);
    if (!SPEAKABLE.test(word)) continue;
    const said = term * 2;
    let heard = 0;
    const [from, to] = postings.range(term, TRANSCRIPT);
    for (let at = from; at < to; at++) {
      const document = columns.documents[at] as number;
      met[document] = said;
      heard += accepted[document] as number;
    }
    let written: number[] | undefined;
    let unsaid: number[] | undefined;
    for (const field of WRITTEN_FIELDS) {
      const [first, end] = postings.range(term, field);
      for (let at = first; at < end; at++) {
        const document = columns.documents[at] as number;
        const before = met[document];
        if (before === said + 1 || accepted[document] === 0) continue;
        met[document] = said + 1;
        written ??= [];
        written.push(document);
        if (before === said) continue;
        unsaid ??= [];
        unsaid.push(document);
      }
    }
    uses.push({ term, word, heard, written: written ?? NONE, unsaid: unsaid ?? NONE });
  }
  return uses;
}

/** For each term, the number of its most frequent word, or {@link NO_WORD} if the index lists none. */
function commonestWords({ wordCounts, wordTerms }: IndexColumns, terms: number): Int32Array {
  const commonest = new Int32Array(terms).fill(NO_WORD);
  for (let word = 0; word < wordTerms.length; word++) {
    const term = wordTerms[word] as number;
    const other = commonest[term] as number;
    if (other === NO_WORD || (wordCounts[word] as number) > (wordCounts[other] as number)) commonest[term] = word;
  }
  return commonest;
}
