import type { Problem } from './problems.ts';

const MOST_NAMED = 10;

/**
 * At most one problem, which names the ids in a file's records that refer to nothing.
 *
 * @param what What the ids refer to, in the plural.
 * @param known What exists, by id.
 * @param idOf The id that a record refers to; undefined when there is none.
 */
export function danglingReferences<T>(
  file: { readonly path: string; readonly from: readonly T[] },
  what: string,
  known: { readonly has: (id: number) => boolean },
  idOf: (record: T) => number | undefined,
): Problem[] {
  const counts = new Map<number, number>();
  for (const record of file.from) {
    const id = idOf(record);
    if (id !== undefined && !known.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const named = [...counts].slice(0, MOST_NAMED).map(([id, count]) => `${id} (${count}×)`);
  const more = counts.size > named.length ? ` and ${counts.size - named.length} more` : '';
  return [{ path: file.path, reason: `names ${what} that nothing is known about: ${named.join(', ')}${more}` }];
}
