import queries from './queries.json' with { type: 'json' };

/** Kinds of queries. Each is also reported alone, because slow kinds can hide in an average. */
export type QueryKind = keyof typeof queries;

/** One query of the set. */
export interface BenchQuery {
  readonly kind: QueryKind;
  readonly text: string;
}

/**
 * Queries as members type them, made up for this bench: short ones of one to five words, and long ones of thirty words, as
 * pasted from a message. The order is fixed and mixes the kinds, so that a slow moment of the machine affects all of them.
 */
export function querySet(): readonly BenchQuery[] {
  const placed = kinds().flatMap((kind) =>
    queries[kind].map((text, index) => ({ kind, text, place: (index + 0.5) / queries[kind].length })),
  );
  return placed.sort((a, b) => a.place - b.place).map(({ kind, text }) => ({ kind, text }));
}

/** How many queries are typed letter by letter. */
const TYPED = 60;

/** The text of the box after each key, for short queries spread over the set. */
export function typedSet(): readonly string[] {
  const short = querySet().filter(({ kind }) => kind !== 'long');
  const typed = short.filter((_, place) => (place * TYPED) % short.length < TYPED);
  return typed.flatMap(({ text }) => Array.from({ length: text.length }, (_, last) => text.slice(0, last + 1)));
}

function kinds(): QueryKind[] {
  return ['rare', 'common', 'misspelled', 'name', 'beginning', 'phrase', 'question', 'long'];
}
