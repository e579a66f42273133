import path from 'node:path';
import { expect, test } from 'vitest';
import { type BenchDocument, readDocuments, writeDocuments } from '../../bench/documents.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

function document(id: number, transcript: string): BenchDocument {
  return {
    id,
    title: 'Ωmega “quoted”',
    summary: '',
    tags: 'a, b',
    notes: 'two\nlines',
    host: '',
    series: '',
    transcript,
    comments: '',
  };
}

test('documents come back as they were written, also where one is larger than what is read at a time', async () => {
  const file = path.join(temporaryDirectory(), 'documents.jsonl');
  const documents = [document(1, 'ein Satz'), document(2, 'lång '.repeat(900_000)), document(9, '')];
  const size = await writeDocuments(file, documents);
  expect([...readDocuments(file)]).toEqual(documents);
  expect(size).toMatchObject({ episodes: 3, words: 3 * 6 + 2 + 900_000 });
});
