import lunr from 'lunr';
import { stem } from '../analysis/pipeline.ts';
import { FIELDS } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import type { TermExpander } from './term-expander.ts';

/** A `lunr.Query`, resolved to posting lists. */
export interface QueryPlan {
  /** By field: the weight in the query of each term, in lunr's order of terms. */
  readonly weights: readonly ReadonlyMap<number, number>[];
  /** The numbers of the lists whose documents match, in the order in which lunr reads them. */
  readonly lists: readonly number[];
  /** By document, 1 when it may be a result; undefined when all may. */
  readonly allowed: Uint8Array | undefined;
}

/**
 * Resolves the clauses of a query as `lunr.Index.query` does.
 *
 * @param ranks See `lunrTermRanks`.
 * @throws {RangeError} for a field that the index does not have.
 */
export function planQuery(
  query: lunr.Query,
  postings: Postings,
  expander: TermExpander,
  ranks: Float64Array,
): QueryPlan {
  const weights = FIELDS.map(() => new Map<number, number>());
  const lists = new Set<number>();
  let required: Uint8Array | undefined;
  let prohibited: Uint8Array | undefined;
  for (const clause of query.clauses) {
    const isRequired = clause.presence === lunr.Query.presence.REQUIRED;
    const isProhibited = clause.presence === lunr.Query.presence.PROHIBITED;
    const matching = isRequired || isProhibited ? new Uint8Array(postings.documentCount) : undefined;
    // lunr writes the stem back into the clause; the caller's query stays as it is here.
    const term = clause.usePipeline ? stem(clause.term) : clause.term;
    const fields = clause.fields.map((name) => fieldNumber(name));
    for (const id of expander.expand({ ...clause, term })) {
      for (const field of fields) {
        if (matching) mark(postings, id, field, matching);
        if (isProhibited) continue;
        const fieldWeights = weights[field];
        fieldWeights?.set(id, (fieldWeights.get(id) ?? 0) + clause.boost);
        lists.add(postings.list(id, field));
      }
    }
    if (isRequired && matching && fields.length > 0) required = required ? intersection(required, matching) : matching;
    if (isProhibited && matching) prohibited = prohibited ? union(prohibited, matching) : matching;
  }
  return {
    weights: weights.map((map) => new Map([...map].sort(([a], [b]) => (ranks[a] ?? 0) - (ranks[b] ?? 0)))),
    lists: [...lists],
    allowed: allowedDocuments(required, prohibited),
  };
}

function mark(postings: Postings, term: number, field: number, matching: Uint8Array): void {
  const [from, to] = postings.range(term, field);
  for (let posting = from; posting < to; posting++) matching[postings.columns.documents[posting] as number] = 1;
}

function fieldNumber(name: string): number {
  const field = (FIELDS as readonly string[]).indexOf(name);
  if (field < 0) throw new RangeError(`The index has no field "${name}".`);
  return field;
}

function intersection(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((bit, index) => bit & (b[index] as number));
}

function union(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((bit, index) => bit | (b[index] as number));
}

function allowedDocuments(
  required: Uint8Array | undefined,
  prohibited: Uint8Array | undefined,
): Uint8Array | undefined {
  if (!prohibited) return required;
  const others = prohibited.map((bit) => 1 - bit);
  return required ? intersection(required, others) : others;
}
