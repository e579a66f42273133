/** The fields of the index, in lunr's order of adding them. */
export const FIELDS = ['title', 'summary', 'tags', 'notes', 'host', 'series', 'transcript', 'comments'] as const;

export type FieldName = (typeof FIELDS)[number];

/** The number that the index has a field by. */
export function fieldNumber(field: FieldName): number {
  return FIELDS.indexOf(field);
}

/** What is said is looked at closer than what is written. */
export const TRANSCRIPT = fieldNumber('transcript');

/** What a match in a field is worth to lunr's own ranking beside one in the transcript; the bot's has constants of its own. */
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
