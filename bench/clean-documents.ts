import { type EpisodeFields, EpisodeReader } from '../src/archive/episode-batch.ts';
import { openCorpus } from '../src/corpus/open-corpus.ts';
import type { BenchDocument } from './documents.ts';

/** Yields the texts of a corpus as the product indexes them, one episode at a time. */
export function* cleanDocuments(dataDirectory: string): Generator<BenchDocument> {
  let read: BenchDocument[] = [];
  const reader = new EpisodeReader({ index: (id, fields) => read.push(decoded(id, fields)), keep: () => {} });
  const { sources } = openCorpus(dataDirectory);
  for (const source of sources) {
    reader.readAll([source]);
    yield* read;
    read = [];
  }
}

function decoded(id: number, fields: EpisodeFields): BenchDocument {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
  return {
    id,
    title: text(fields.title),
    summary: text(fields.summary),
    tags: text(fields.tags),
    notes: text(fields.notes),
    host: text(fields.host),
    series: text(fields.series),
    transcript: text(fields.transcript),
    comments: text(fields.comments),
  };
}
