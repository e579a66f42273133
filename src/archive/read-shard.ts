import type { EpisodeSource } from '../corpus/open-corpus.ts';
import { FIELDS } from '../search/index/fields.ts';
import { ShardBuilder } from '../search/indexing/shard.ts';
import { EpisodeReader, type ReadingOptions } from './episode-batch.ts';

/** More tokens than a typical episode has. Unused capacity costs no physical memory, and growing would. */
const EXPECTED_TOKENS = 5_600;

/** Reads episodes and collects their tokens, in this thread. */
export function readShard(sources: readonly EpisodeSource[], options: Omit<ReadingOptions, 'index'>): ShardBuilder {
  const builder = new ShardBuilder(sources.length * EXPECTED_TOKENS);
  const index: ReadingOptions['index'] = (id, fields) =>
    builder.add(
      id,
      FIELDS.map((field) => fields[field]),
    );
  new EpisodeReader({ ...options, index }).readAll(sources);
  return builder;
}
