import { FIELD_COUNT, type IndexColumns, type UintColumn, uintColumn } from '../index/columns.ts';
import { FIELDS, type FieldName } from '../index/fields.ts';
import { TermDictionary } from '../index/term-dictionary.ts';
import type { VectorSettings } from './settings.ts';

/** The stems that get a vector. A row is a stem's number here and in every matrix of this folder. */
export interface Stems {
  /** The index's term of each row, ascending. */
  readonly terms: Uint32Array;
  /** The occurrences of each in the texts that vectors are learnt from. */
  readonly counts: Uint32Array;
}

/** Numbers and punctuation occur in any context, so they get no vector. */
const LETTER = /\p{L}/u;

/**
 * The terms with letters that at least `minDocuments` documents have in one of the texts; at most `maxStems`, by
 * document frequency.
 */
export function selectStems(
  columns: IndexColumns,
  { texts, minDocuments, maxStems }: Pick<VectorSettings, 'texts' | 'minDocuments' | 'maxStems'>,
): Stems {
  const { lists, starts } = columns;
  const dictionary = new TermDictionary(columns.termBytes, columns.termOffsets);
  const found: { term: number; documents: number; count: number }[] = [];
  for (let term = 0; term < dictionary.size; term++) {
    let documents = 0;
    let count = 0;
    for (const name of texts) {
      const list = FIELDS.indexOf(name) * dictionary.size + term;
      const from = lists[list] as number;
      const to = lists[list + 1] as number;
      documents = Math.max(documents, to - from);
      count += (starts[to] as number) - (starts[from] as number);
    }
    if (documents >= minDocuments && LETTER.test(dictionary.term(term))) found.push({ term, documents, count });
  }
  if (found.length > maxStems) {
    found.sort((a, b) => b.documents - a.documents || a.term - b.term);
    found.length = maxStems;
    found.sort((a, b) => a.term - b.term);
  }
  return {
    terms: Uint32Array.from(found, ({ term }) => term),
    counts: Uint32Array.from(found, ({ count }) => count),
  };
}

/** A field of all documents as sequences of stems. Tokens without a vector are left out. */
export interface StemSequences {
  /** The rows of all documents' stems, concatenated. */
  readonly rows: Uint16Array;
  /** The ordinal of each among the tokens of its text. */
  readonly positions: UintColumn;
  /** The offset of each document in `rows`, and after the last document their number. */
  readonly starts: Uint32Array;
}

/** Restores the token sequences of a field from the positions in its postings. */
export function readStemSequences(columns: IndexColumns, { terms }: Stems, name: FieldName): StemSequences {
  const field = FIELDS.indexOf(name);
  const termCount = columns.termOffsets.length - 1;
  const documentCount = columns.references.length;
  const places = new Float64Array(documentCount + 1);
  for (let document = 0; document < documentCount; document++) {
    places[document + 1] = (places[document] as number) + (columns.tokens[document * FIELD_COUNT + field] as number);
  }
  const none = terms.length;
  const tokens = new Uint16Array(places[documentCount] as number).fill(none);
  const { lists, documents, starts: postingStarts, positions: tokenPositions } = columns;
  let kept = 0;
  for (let row = 0; row < terms.length; row++) {
    const list = field * termCount + (terms[row] as number);
    for (let posting = lists[list] as number; posting < (lists[list + 1] as number); posting++) {
      const place = places[documents[posting] as number] as number;
      const end = postingStarts[posting + 1] as number;
      for (let at = postingStarts[posting] as number; at < end; at++) {
        tokens[place + (tokenPositions[at] as number)] = row;
        kept++;
      }
    }
  }
  const rows = new Uint16Array(kept);
  const positions = uintColumn(
    kept,
    columns.tokens.reduce((most, count) => Math.max(most, count), 0),
  );
  const starts = new Uint32Array(documentCount + 1);
  let to = 0;
  for (let document = 0; document < documentCount; document++) {
    const place = places[document] as number;
    const end = places[document + 1] as number;
    for (let at = place; at < end; at++) {
      const row = tokens[at] as number;
      if (row === none) continue;
      rows[to] = row;
      positions[to++] = at - place;
    }
    starts[document + 1] = to;
  }
  return to === kept
    ? { rows, positions, starts }
    : { rows: rows.subarray(0, to), positions: positions.subarray(0, to), starts };
}
