import type { IndexColumns } from '../columns.ts';
import { FIELDS } from '../fields.ts';
import type { Postings } from '../postings.ts';
import { Vocabulary } from '../vocabulary.ts';

export const TRANSCRIPT = FIELDS.indexOf('transcript');
/** The fields that people wrote. */
export const WRITTEN_FIELDS = FIELDS.flatMap((_, field) => (field === TRANSCRIPT ? [] : field));

/** How a corpus uses a term, over the documents that may be learnt from. */
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

/** A name of two letters sounds like too much, and a longer one than this is an address or a slip. */
const SPEAKABLE = /^[a-z]{3,20}$/;

/**
 * The terms whose words can be said, by number; words that the corpus has too rarely to be known are not among them.
 * @param accepted 1 for each document that may be learnt from.
 */
export function termUses(postings: Postings, accepted: Uint8Array): TermUse[] {
  const { columns, documentCount } = postings;
  const words = commonestWords(columns, postings.vocabulary.size);
  /** For each document the last term, doubled, that was met there; one more when it is known to be written there. */
  const met = new Int32Array(documentCount).fill(-1);
  const uses: TermUse[] = [];
  words.forEach((word, term) => {
    if (word === '') return;
    const said = term * 2;
    let heard = 0;
    const [from, to] = postings.range(term, TRANSCRIPT);
    for (let at = from; at < to; at++) {
      const document = columns.documents[at] as number;
      met[document] = said;
      heard += accepted[document] as number;
    }
    const written: number[] = [];
    const unsaid: number[] = [];
    for (const field of WRITTEN_FIELDS) {
      const [first, end] = postings.range(term, field);
      for (let at = first; at < end; at++) {
        const document = columns.documents[at] as number;
        const before = met[document];
        if (before === said + 1 || accepted[document] === 0) continue;
        met[document] = said + 1;
        written.push(document);
        if (before !== said) unsaid.push(document);
      }
    }
    uses.push({ term, word, heard, written, unsaid });
  });
  return uses;
}

/** For each term its commonest word, '' when it has none that is known and can be said. */
function commonestWords({ wordBytes, wordOffsets, wordCounts, wordTerms }: IndexColumns, terms: number): string[] {
  const words = new Vocabulary(wordBytes, wordOffsets);
  const commonest = new Int32Array(terms).fill(-1);
  for (let word = 0; word < words.size; word++) {
    const term = wordTerms[word] as number;
    const other = commonest[term] as number;
    if (other < 0 || (wordCounts[word] as number) > (wordCounts[other] as number)) commonest[term] = word;
  }
  return Array.from(commonest, (word) => {
    const text = word < 0 ? '' : words.term(word);
    return SPEAKABLE.test(text) ? text : '';
  });
}
