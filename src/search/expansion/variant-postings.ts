import { uintColumn } from '../index/columns.ts';
import { TRANSCRIPT } from '../index/fields.ts';
import { type PostingList, placeOf, seek } from '../index/posting-list.ts';
import type { Postings } from '../index/postings.ts';
import { stopClassAfter, stopClassBefore, surfaceFormOf } from '../index/token-context.ts';
import type { PositionedTerm, SpelledPositions, TermVariant } from './expanded-query.ts';

/**
 * The postings of a variant in a field. The positions are those of its first token. Undefined when it does not occur
 * there.
 */
export function postingListOf(
  postings: Postings,
  { lookup, formWeights }: TermVariant,
  field: number,
): PostingList | undefined {
  const list = 'positions' in lookup ? spelledOut(lookup, field) : ofTerms(postings, lookup, field);
  if (!list || list.from === list.to) return undefined;
  const { contexts } = postings.columns;
  return formWeights ? { ...list, forms: { contexts, weights: formWeights } } : list;
}

function ofTerms(postings: Postings, terms: readonly PositionedTerm[], field: number): PostingList | undefined {
  const [first, ...others] = terms;
  if (first === undefined) return undefined;
  if (others.length > 0 || first.offset > 0 || isNarrowed(first)) return intersect(postings, terms, field);
  const [from, to] = postings.range(first.term, field);
  const { documents, starts, positions } = postings.columns;
  return { documents, starts, positions, from, to };
}

/** Only transcripts spell words out. */
function spelledOut({ positions }: SpelledPositions, field: number): PostingList | undefined {
  if (field !== TRANSCRIPT) return undefined;
  const builder = new PostingListBuilder();
  for (const { document, position } of positions) builder.add(document, position);
  return builder.build();
}

class PostingListBuilder {
  readonly #documents: number[] = [];
  readonly #starts: number[] = [];
  readonly #positions: number[] = [];
  #largestPosition = 0;

  /** Call in ascending order of documents and positions. */
  add(document: number, position: number): void {
    if (this.#documents.at(-1) !== document) {
      this.#documents.push(document);
      this.#starts.push(this.#positions.length);
    }
    this.#positions.push(position);
    this.#largestPosition = Math.max(this.#largestPosition, position);
  }

  build(): PostingList {
    const { length } = this.#documents;
    const documents = uintColumn(length, this.#documents.at(-1) ?? 0);
    const positions = uintColumn(this.#positions.length, this.#largestPosition);
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

function isNarrowed({ form, before, after }: PositionedTerm): boolean {
  return form !== undefined || before !== undefined || after !== undefined;
}

/** Whether a token is the word that is wanted, between the stop words that are. */
function fits(context: number, { form, before, after }: PositionedTerm): boolean {
  return (
    (form === undefined || surfaceFormOf(context) === form) &&
    (before === undefined || stopClassBefore(context) === before) &&
    (after === undefined || stopClassAfter(context) === after)
  );
}

/** Where several terms stand at their offsets from each other: walks the shortest list and seeks in the others. */
function intersect(postings: Postings, terms: readonly PositionedTerm[], field: number): PostingList | undefined {
  const { documents, starts, positions, contexts } = postings.columns;
  const lists = terms.map((term) => {
    const [from, to] = postings.range(term.term, field);
    return { term, offset: term.offset, from, to };
  });
  const [rarest, ...others] = lists.sort((a, b) => a.to - a.from - (b.to - b.from));
  if (rarest === undefined || rarest.from === rarest.to) return undefined;
  const builder = new PostingListBuilder();
  const cursors = others.map(({ term, offset, from, to }) => ({ term, offset, at: from, to }));
  for (let posting = rarest.from; posting < rarest.to; posting++) {
    const document = documents[posting] as number;
    let hasAll = true;
    for (const cursor of cursors) {
      cursor.at = seek(documents, cursor.at, cursor.to, document);
      hasAll &&= cursor.at < cursor.to && documents[cursor.at] === document;
    }
    if (!hasAll) continue;
    for (let at = starts[posting] as number; at < (starts[posting + 1] as number); at++) {
      const origin = (positions[at] as number) - rarest.offset;
      if (origin < 0 || !fits(contexts[at] as number, rarest.term)) continue;
      const isMatch = cursors.every((cursor) => {
        const place = placeOf(starts, positions, cursor.at, origin + cursor.offset);
        return place >= 0 && fits(contexts[place] as number, cursor.term);
      });
      if (isMatch) builder.add(document, origin);
    }
  }
  return builder.build();
}
