import type { EpisodeSource } from '../corpus/open-corpus.ts';
import { FIELDS } from '../search/index/fields.ts';
import { ShardBuilder } from '../search/indexing/shard.ts';
import { EpisodeReader, type ReadingOptions } from './episode-batch.ts';

/** Tokens of a usual episode, and some: room that is made at once need not grow, and what is not used is no memory. */
const EXPECTED_TOKENS = 5_600;

/** Reads some episodes and writes down their tokens, in this thread. */
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
