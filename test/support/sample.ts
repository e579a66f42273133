import path from 'node:path';
import pino from 'pino';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export const SAMPLE_DIRECTORY = path.resolve(import.meta.dirname, '../../data');

/** The index of the bundled sample corpus. */
export async function sampleArchive(): Promise<Archive> {
  const { whole, saved } = await openArchive({
    dataDirectory: SAMPLE_DIRECTORY,
    cacheDirectory: temporaryDirectory(),
    log: pino({ level: 'silent' }),
  });
  await saved;
  return whole;
}

/** The knowledge base over the sample corpus. */
export async function sampleKnowledgeBase(): Promise<KnowledgeBase> {
  return createKnowledgeBase(await sampleArchive());
}
