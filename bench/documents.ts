import { once } from 'node:events';
import { closeSync, createWriteStream, openSync, readSync } from 'node:fs';
import { FIELDS, type FieldName } from '../src/search/index/fields.ts';

/** An episode as it is indexed: its id and the clean text of each field. */
export type BenchDocument = { readonly id: number } & Readonly<Record<FieldName, string>>;

/** The amount of text. */
export interface CorpusSize {
  readonly episodes: number;
  /** Of UTF-8, over all fields. */
  readonly bytes: number;
  /** Runs of characters that are not white space, over all fields. */
  readonly words: number;
}

/** Writes documents to a file as JSON lines. Resolves to the amount of their text. */
export async function writeDocuments(file: string, documents: Iterable<BenchDocument>): Promise<CorpusSize> {
  const stream = createWriteStream(file);
  let episodes = 0;
  let bytes = 0;
  let words = 0;
  for (const document of documents) {
    episodes++;
    for (const field of FIELDS) {
      bytes += Buffer.byteLength(document[field]);
      words += document[field].match(/\S+/g)?.length ?? 0;
    }
    if (!stream.write(`${JSON.stringify(document)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
  return { episodes, bytes, words };
}

const CHUNK_BYTES = 4 << 20;
const NEWLINE = 0x0a;

/** Reads the file again, a document at a time, so that an engine need not hold texts that it has taken in. */
export function* readDocuments(file: string): Generator<BenchDocument> {
  const descriptor = openSync(file, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const got = readSync(descriptor, chunk);
      if (got === 0) return;
      const text = Buffer.concat([rest, chunk.subarray(0, got)]);
      let start = 0;
      for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE, start)) {
        // The bench wrote the file itself a moment ago, from documents of this type.
        yield JSON.parse(text.toString('utf8', start, end));
        start = end + 1;
      }
      rest = text.subarray(start);
    }
  } finally {
    closeSync(descriptor);
  }
}
