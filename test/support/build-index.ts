import { FIELDS, type FieldName } from '../../src/search/index/fields.ts';
import { mergeShards } from '../../src/search/indexing/merge.ts';
import { ShardBuilder } from '../../src/search/indexing/shard.ts';
import { LunrIndex } from '../../src/search/lunr/lunr-index.ts';

/** A document of a test: its id, and the texts of some fields. */
export interface TestDocument extends Partial<Record<FieldName, string>> {
  readonly id: number;
}

/** Indexes the documents in this thread, in as many shards as asked for. */
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
