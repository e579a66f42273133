import { Child } from './child.ts';
import type { CorpusSize } from './documents.ts';
import { documentsWritten } from './messages.ts';

/** Writes the clean texts of a corpus to a file, in another process to keep this one small. */
export async function prepareDocuments(dataDirectory: string, file: string): Promise<CorpusSize> {
  const child = new Child('write-documents', [dataDirectory, file]);
  const { value } = await child.next(documentsWritten);
  await child.end();
  return value;
}
