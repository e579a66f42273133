import { stem } from '../../analysis/pipeline.ts';
import { type IndexColumns, type UintColumn, uintColumn } from '../../index/columns.ts';
import { TRANSCRIPT } from '../../index/fields.ts';
import { Postings } from '../../index/postings.ts';
import { TermDictionary } from '../../index/term-dictionary.ts';
import { columnRuns } from './column-runs.ts';

/** Words that are spelled out in transcripts, as columns of a snapshot: additional postings of their terms. */
export interface SpelledColumns {
  /** The terms that are spelled out somewhere, sorted. */
  readonly spelledTerms: Uint32Array;
  /** Where each of their runs starts in the columns below, plus the end of the last. */
  readonly spelledStarts: Uint32Array;
  /** The document and the ordinal of the first letter's token, sorted within a run. */
  readonly spelledDocuments: UintColumn;
  readonly spelledPositions: UintColumn;
  /** The number of letters. Each is a token. */
  readonly spelledLengths: Uint8Array;
}

/** `a` and `i` are stop words, so the index does not have enough letters of words that contain them. */
const LETTERS = 'bcdefghjklmnopqrstuvwxyz';
/** Two letters in a row are as often a slip as a word, and nobody spells out a long word. */
const FEWEST = 3;
const MOST = 8;

interface Place {
  readonly document: number;
  readonly position: number;
}

/**
 * Finds the words of the corpus that are spelled out in transcripts: runs of single letters, which is what the
 * tokenizer makes of "X-E-N". A run only counts as a whole.
 */
export function findSpelledWords(columns: IndexColumns): SpelledColumns {
  const postings = new Postings(columns);
  const words = new TermDictionary(columns.wordBytes, columns.wordOffsets);
  const places = letterRuns(postings).flatMap(({ letters, ...place }) => {
    if (letters.length < FEWEST || letters.length > MOST || words.find(letters) === undefined) return [];
    const term = postings.vocabulary.find(stem(letters));
    return term === undefined ? [] : { ...place, term, length: letters.length };
  });
  return spelledColumns(places, postings.documentCount);
}

interface SpelledPlace extends Place {
  readonly term: number;
  readonly length: number;
}

/** Builds the columns. */
export function spelledColumns(found: readonly SpelledPlace[], documentCount: number): SpelledColumns {
  const places = found.toSorted((a, b) => a.term - b.term || a.document - b.document || a.position - b.position);
  const documents = uintColumn(places.length, documentCount);
  const positions = uintColumn(
    places.length,
    places.reduce((most, { position }) => Math.max(most, position), 0),
  );
  places.forEach((place, index) => {
    documents[index] = place.document;
    positions[index] = place.position;
  });
  const { terms, starts } = columnRuns(places);
  return {
    spelledTerms: terms,
    spelledStarts: starts,
    spelledDocuments: documents,
    spelledPositions: positions,
    spelledLengths: Uint8Array.from(places, ({ length }) => length),
  };
}

/** All runs of single letters in the transcripts, sorted by document and position. */
function letterRuns(postings: Postings): (Place & { readonly letters: string })[] {
  const { documents, starts, positions, tokens } = postings.columns;
  const longest = tokens.reduce((most, length) => Math.max(most, length), 0) + 1;
  // One sortable number per letter: its position in the corpus times the size of the alphabet, plus the letter.
  const said: number[] = [];
  [...LETTERS].forEach((letter, index) => {
    const term = postings.vocabulary.find(letter);
    if (term === undefined) return;
    const [from, to] = postings.range(term, TRANSCRIPT);
    for (let at = from; at < to; at++) {
      for (let place = starts[at] as number; place < (starts[at + 1] as number); place++) {
        const ordinal = (documents[at] as number) * longest + (positions[place] as number);
        said.push(ordinal * LETTERS.length + index);
      }
    }
  });
  const sorted = Float64Array.from(said).sort();
  const runs: (Place & { readonly letters: string })[] = [];
  for (let from = 0; from < sorted.length; ) {
    const first = Math.floor((sorted[from] as number) / LETTERS.length);
    let letters = '';
    let to = from;
    while (to < sorted.length && Math.floor((sorted[to] as number) / LETTERS.length) === first + to - from) {
      letters += LETTERS[(sorted[to] as number) % LETTERS.length];
      to++;
    }
    const document = Math.floor(first / longest);
    runs.push({ document, position: first - document * longest, letters });
    from = to;
  }
  return runs;
}
