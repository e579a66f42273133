import { type UintColumn, uintColumn } from '../index/columns.ts';
import { TRANSCRIPT } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import type { PlacedTerm, SpelledPlaces, TermVariant } from './expanded-query.ts';

/**
 * Where something stands in one field: a run of postings, ascending by document, in columns that are the index's own for
 * a term and made for the question for a phrase.
 */
export interface Occurrences {
  readonly documents: UintColumn;
  /** Where each posting starts in `positions`; the next one's start ends it. */
  readonly starts: Uint32Array;
  readonly positions: UintColumn;
  /** The postings: from the first number up to, not with, the second. */
  readonly from: number;
  readonly to: number;
}

/** Where a variant stands in a field; the positions are those of its first token. Undefined where it does not stand at all. */
export function occurrencesOf(postings: Postings, { stands }: TermVariant, field: number): Occurrences | undefined {
  const found = 'places' in stands ? spelledOut(stands, field) : ofTerms(postings, stands, field);
  return found && found.from < found.to ? found : undefined;
}

function ofTerms(postings: Postings, terms: readonly PlacedTerm[], field: number): Occurrences | undefined {
  const [first, ...others] = terms;
  if (first === undefined) return undefined;
  if (others.length > 0 || first.offset > 0) return inARow(postings, terms, field);
  const [from, to] = postings.range(first.term, field);
  const { documents, starts, positions } = postings.columns;
  return { documents, starts, positions, from, to };
}

function spelledOut({ places }: SpelledPlaces, field: number): Occurrences | undefined {
  if (field !== TRANSCRIPT) return undefined;
  const found = new OccurrenceList();
  for (const { document, position } of places) found.add(document, position);
  return found.finish();
}

/** Occurrences in the making. */
class OccurrenceList {
  readonly #documents: number[] = [];
  readonly #starts: number[] = [];
  readonly #positions: number[] = [];
  #last = 0;

  /** Places come in ascending order. */
  add(document: number, position: number): void {
    if (this.#documents.at(-1) !== document) {
      this.#documents.push(document);
      this.#starts.push(this.#positions.length);
    }
    this.#positions.push(position);
    this.#last = Math.max(this.#last, position);
  }

  finish(): Occurrences {
    const { length } = this.#documents;
    const documents = uintColumn(length, this.#documents.at(-1) ?? 0);
    const positions = uintColumn(this.#positions.length, this.#last);
    documents.set(this.#documents);
    positions.set(this.#positions);
    return {
      documents,
      starts: Uint32Array.from([...this.#starts, this.#positions.length]),
      positions,
      from: 0,
      to: length,
    };
  }
}

/** The places of several terms in a row: those of the rarest of them from which all the others are where they should be. */
function inARow(postings: Postings, terms: readonly PlacedTerm[], field: number): Occurrences | undefined {
  const { documents, starts, positions } = postings.columns;
  const lists = terms.map(({ term, offset }) => {
    const [from, to] = postings.range(term, field);
    return { offset, from, to };
  });
  const [rarest, ...others] = lists.sort((a, b) => a.to - a.from - (b.to - b.from));
  if (rarest === undefined || rarest.from === rarest.to) return undefined;
  const found = new OccurrenceList();
  const cursors = others.map(({ offset, from, to }) => ({ offset, at: from, to }));
  for (let posting = rarest.from; posting < rarest.to; posting++) {
    const document = documents[posting] as number;
    let everywhere = true;
    for (const cursor of cursors) {
      cursor.at = seek(documents, cursor.at, cursor.to, document);
      everywhere &&= cursor.at < cursor.to && documents[cursor.at] === document;
    }
    if (!everywhere) continue;
    for (let at = starts[posting] as number; at < (starts[posting + 1] as number); at++) {
      const origin = (positions[at] as number) - rarest.offset;
      const whole = cursors.every((cursor) => standsAt(starts, positions, cursor.at, origin + cursor.offset));
      if (origin >= 0 && whole) found.add(document, origin);
    }
  }
  return found.finish();
}

/**
 * The first posting from `from` on, up to `to`, whose document is not less than `document`. Gallops: near ones are found
 * in a few steps, far ones in about twice the logarithm of the distance (Bentley and Yao 1976).
 */
export function seek(documents: UintColumn, from: number, to: number, document: number): number {
  let low = from;
  let step = 1;
  while (low + step < to && (documents[low + step] as number) < document) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] as number) < document) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a posting has this position. */
export function standsAt(starts: Uint32Array, positions: UintColumn, posting: number, position: number): boolean {
  let low = starts[posting] as number;
  let high = starts[posting + 1] as number;
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] as number) < position) low = middle + 1;
    else high = middle;
  }
  return low < end && positions[low] === position;
}
