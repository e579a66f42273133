/** The fields of the index, in lunr's order of adding them. */
export const FIELDS = ['title', 'summary', 'tags', 'notes', 'host', 'series', 'transcript', 'comments'] as const;

export type FieldName = (typeof FIELDS)[number];

/** A field's number in the index. */
export function fieldNumber(field: FieldName): number {
  return FIELDS.indexOf(field);
}

/** The field of spoken text, which is treated differently from written ones. */
export const TRANSCRIPT = fieldNumber('transcript');

/** Field boosts of lunr's ranking. The product's ranking has its own constants. */
export const BOOSTS: Readonly<Record<FieldName, number>> = {
  title: 10,
  summary: 5,
  tags: 5,
  notes: 2,
  host: 2,
  series: 2,
  transcript: 1,
  comments: 1,
};
