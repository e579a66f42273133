import lunr from 'lunr';
import { BOOSTS, FIELDS, type FieldName } from '../../src/search/index/fields.ts';
import { mergeShards } from '../../src/search/indexing/merge.ts';
import { ShardBuilder } from '../../src/search/indexing/shard.ts';
import { LunrIndex } from '../../src/search/lunr/lunr-index.ts';

/** A document of a test: its number and the text of some of the fields. */
export interface TestDocument extends Partial<Record<FieldName, string>> {
  readonly id: number;
}

/** Ours, built in as many shards as asked for. */
export function buildIndex(documents: readonly TestDocument[], shards = 1): LunrIndex {
  const size = Math.max(1, Math.ceil(documents.length / shards));
  const built = Array.from({ length: shards }, (_, shard) => {
    const builder = new ShardBuilder();
    for (const document of documents.slice(shard * size, (shard + 1) * size)) {
      builder.add(
        document.id,
        FIELDS.map((field) => Buffer.from(document[field] ?? '')),
      );
    }
    return builder;
  });
  return new LunrIndex(mergeShards(built));
}

/** The oracle: stock lunr with the same fields and boosts. */
export function buildStockLunr(documents: readonly TestDocument[]): lunr.Index {
  return lunr((builder) => {
    builder.ref('id');
    for (const field of FIELDS) builder.field(field, { boost: BOOSTS[field] });
    for (const document of documents) builder.add({ ...document });
  });
}

export type Outcome = readonly { readonly ref: string; readonly score: number }[] | 'refused';

export function askStockLunr(index: lunr.Index, ask: (index: lunr.Index) => lunr.Result[]): Outcome {
  return refusable(() => ask(index).map(({ ref, score }) => ({ ref, score })));
}

export function askOurs(index: LunrIndex, ask: (index: LunrIndex) => ReturnType<LunrIndex['query']>): Outcome {
  return refusable(() => {
    const { documents, scores } = ask(index);
    return documents.map((document, place) => ({
      ref: String(index.postings.columns.references[document]),
      score: scores[place] ?? Number.NaN,
    }));
  });
}

/** A query that the language does not allow is an outcome too; any other error is a failure. */
function refusable(ask: () => Outcome): Outcome {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Error && error.name === 'QueryParseError') return 'refused';
    if (error instanceof lunr.QueryParseError) return 'refused';
    throw error;
  }
}
