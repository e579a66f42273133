import { type FieldName, fieldNumber } from './fields.ts';
import type { Postings } from './postings.ts';

/** The fields that say what a show is about. */
export const SUBJECT_FIELDS = (['title', 'summary', 'tags'] satisfies FieldName[]).map((field) => fieldNumber(field));

/**
 * The documents that have all of these terms in title, summary and tags together, ascending; none for no terms. Reads only
 * short lists, so it takes microseconds where a search takes milliseconds.
 */
export function subjectDocuments(postings: Postings, terms: readonly string[]): readonly number[] {
  let found: ReadonlySet<number> | undefined;
  for (const text of terms) {
    const term = postings.vocabulary.find(text);
    const before = found;
    const documents = term === undefined ? [] : documentsAbout(postings, term);
    found = new Set(before ? documents.filter((document) => before.has(document)) : documents);
    if (found.size === 0) break;
  }
  return [...(found ?? [])].sort((a, b) => a - b);
}

function documentsAbout(postings: Postings, term: number): number[] {
  return SUBJECT_FIELDS.flatMap((field) => [...postings.columns.documents.subarray(...postings.range(term, field))]);
}
