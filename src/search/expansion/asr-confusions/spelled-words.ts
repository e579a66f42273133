import { runOf } from './column-runs.ts';
import type { SpelledColumns } from './spelled-columns.ts';

/** A place in a transcript where a word is spelled out. */
export interface SpelledPlace {
  readonly document: number;
  /** The ordinal of the first letter's token. The others follow it. */
  readonly position: number;
  /** The number of tokens. */
  readonly length: number;
}

/** Where words are spelled out, read from the columns. */
export class SpelledWords {
  readonly #columns: SpelledColumns;

  constructor(columns: SpelledColumns) {
    this.#columns = columns;
  }

  /** Where the word of a term is spelled out, sorted by document and position. */
  of(term: number): readonly SpelledPlace[] {
    const { spelledTerms, spelledStarts, spelledDocuments, spelledPositions, spelledLengths } = this.#columns;
    const [from, to] = runOf({ terms: spelledTerms, starts: spelledStarts }, term);
    return Array.from({ length: to - from }, (_, index) => ({
      document: spelledDocuments[from + index] as number,
      position: spelledPositions[from + index] as number,
      length: spelledLengths[from + index] as number,
    }));
  }
}
