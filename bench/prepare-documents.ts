import { Child } from './child.ts';
import type { CorpusSize } from './documents.ts';
import { documentsWritten } from './messages.ts';

/** Has the clean texts of a corpus written to a file, in a process of its own, so that this one stays small. */
export async function prepareDocuments(dataDirectory: string, file: string): Promise<CorpusSize> {
  const child = new Child('write-documents', [dataDirectory, file]);
  const { value } = await child.next(documentsWritten);
  await child.end();
  return value;
}
