import lunr from 'lunr';
import { stem } from '../analysis/pipeline.ts';
import { FIELDS } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import type { TermExpander } from './term-expander.ts';

/** A query, resolved to lists of postings. */
export interface Plan {
  /** For each field, the weight in the query of each term, ascending by lunr's rank of the term. */
  readonly weights: readonly ReadonlyMap<number, number>[];
  /** The lists whose documents match, in the order that lunr meets them. */
  readonly lists: readonly number[];
  /** Whether each document may be in the answer; undefined when all may. */
  readonly allowed: Uint8Array | undefined;
}

/** Resolves clauses as `lunr.Index.query` does. */
export function planQuery(query: lunr.Query, postings: Postings, expander: TermExpander): Plan {
  const weights = FIELDS.map(() => new Map<number, number>());
  const lists = new Set<number>();
  let required: Uint8Array | undefined;
  let prohibited: Uint8Array | undefined;
  for (const clause of query.clauses) {
    const isRequired = clause.presence === lunr.Query.presence.REQUIRED;
    const isProhibited = clause.presence === lunr.Query.presence.PROHIBITED;
    const marked = isRequired || isProhibited ? new Uint8Array(postings.documentCount) : undefined;
    // lunr writes the stem back into the clause; here the query stays as it came.
    const term = clause.usePipeline ? stem(clause.term) : clause.term;
    const fields = clause.fields.map((name) => fieldNumber(name));
    for (const id of expander.expand({ ...clause, term })) {
      for (const field of fields) {
        if (marked) mark(postings, id, field, marked);
        if (isProhibited) continue;
        const fieldWeights = weights[field];
        fieldWeights?.set(id, (fieldWeights.get(id) ?? 0) + clause.boost);
        lists.add(postings.list(id, field));
      }
    }
    if (isRequired && marked && fields.length > 0) required = required ? both(required, marked) : marked;
    if (isProhibited && marked) prohibited = prohibited ? either(prohibited, marked) : marked;
  }
  return {
    weights: weights.map((map) => byRank(map, postings)),
    lists: [...lists],
    allowed: allowing(required, prohibited),
  };
}

function byRank(weights: ReadonlyMap<number, number>, { columns }: Postings): Map<number, number> {
  const rank = ([term]: readonly [number, number]): number => columns.termRanks[term] as number;
  return new Map([...weights].sort((a, b) => rank(a) - rank(b)));
}

function mark(postings: Postings, term: number, field: number, marked: Uint8Array): void {
  const [from, to] = postings.range(term, field);
  for (let posting = from; posting < to; posting++) marked[postings.columns.documents[posting] as number] = 1;
}

function fieldNumber(name: string): number {
  const field = (FIELDS as readonly string[]).indexOf(name);
  if (field < 0) throw new RangeError(`The index has no field "${name}".`);
  return field;
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((bit, index) => bit & (b[index] as number));
}

function either(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((bit, index) => bit | (b[index] as number));
}

function allowing(required: Uint8Array | undefined, prohibited: Uint8Array | undefined): Uint8Array | undefined {
  if (!prohibited) return required;
  const others = prohibited.map((bit) => 1 - bit);
  return required ? both(required, others) : others;
}
