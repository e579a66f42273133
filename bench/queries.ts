import queries from './queries.json' with { type: 'json' };

/** What sort of thing a query is. Each sort is measured apart too, because one can hide behind another. */
export type QueryKind = keyof typeof queries;

/** One query of the set. */
export interface BenchQuery {
  readonly kind: QueryKind;
  readonly text: string;
}

/**
 * Queries as members of the community type them, made up for this bench: one to five words, and the long ones that
 * somebody pastes who explains at length, thirty words each. The order is fixed and mixes the kinds, so that none is
 * measured on a machine in one mood.
 */
export function querySet(): readonly BenchQuery[] {
  const placed = kinds().flatMap((kind) =>
    queries[kind].map((text, index) => ({ kind, text, place: (index + 0.5) / queries[kind].length })),
  );
  return placed.sort((a, b) => a.place - b.place).map(({ kind, text }) => ({ kind, text }));
}

/** How many queries somebody types, letter by letter. */
const TYPED = 60;

/** What stands in the box after each key that is pressed, for queries from all over the set of the short ones. */
export function typedSet(): readonly string[] {
  const short = querySet().filter(({ kind }) => kind !== 'long');
  const typed = short.filter((_, place) => (place * TYPED) % short.length < TYPED);
  return typed.flatMap(({ text }) => Array.from({ length: text.length }, (_, last) => text.slice(0, last + 1)));
}

function kinds(): QueryKind[] {
  return ['rare', 'common', 'misspelled', 'name', 'beginning', 'phrase', 'question', 'long'];
}
