import type { IndexColumns } from '../../index/columns.ts';
import { FIELDS, TRANSCRIPT } from '../../index/fields.ts';
import type { Postings } from '../../index/postings.ts';
import { TermDictionary } from '../../index/term-dictionary.ts';

/** The fields that people wrote. */
export const WRITTEN_FIELDS = FIELDS.flatMap((_, field) => (field === TRANSCRIPT ? [] : field));

/** How the corpus uses a term, counted over the documents that may be learnt from. */
export interface TermUse {
  readonly term: number;
  /** The commonest word that is stemmed to it. */
  readonly word: string;
  /** In how many documents it is said. */
  readonly heard: number;
  /** The documents in which it is written, and those of them in which it is not said. */
  readonly written: readonly number[];
  readonly unsaid: readonly number[];
}

/** Share of the documents in which a typical word is said that also have it in writing. */
const WRITTEN_RATE = 0.03;

/**
 * How much a word that is said is one that people write, from 0 (never) towards 1. What the recogniser makes up is said
 * often and written never.
 */
export function reality({ written, heard }: TermUse): number {
  return written.length / (written.length + WRITTEN_RATE * heard || 1);
}

/** A name of two letters sounds like too much, and a longer one than this is an address or a slip. */
const SPEAKABLE = /^[a-z]{3,20}$/;
const NO_WORD = -1;
/** Shared by the many terms that nobody wrote. */
const NONE: readonly number[] = [];

/**
 * The terms whose words can be said, by number; words that the corpus has too rarely to be known are not among them.
 * @param accepted 1 for each document that may be learnt from.
 */
export function termUses(postings: Postings, accepted: Uint8Array): TermUse[] {
  const { columns, documentCount } = postings;
  const words = new TermDictionary(columns.wordBytes, columns.wordOffsets);
  const commonest = commonestWords(columns, postings.vocabulary.size);
  /** For each document the last term, doubled, that was met there; one more when it is known to be written there. */
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

/** For each term the number of its commonest word, {@link NO_WORD} when it has none that the corpus knows. */
function commonestWords({ wordCounts, wordTerms }: IndexColumns, terms: number): Int32Array {
  const commonest = new Int32Array(terms).fill(NO_WORD);
  for (let word = 0; word < wordTerms.length; word++) {
    const term = wordTerms[word] as number;
    const other = commonest[term] as number;
    if (other === NO_WORD || (wordCounts[word] as number) > (wordCounts[other] as number)) commonest[term] = word;
  }
  return commonest;
}
