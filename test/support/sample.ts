import path from 'node:path';
import pino from 'pino';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge-base.ts';
import { openArchive } from '../../src/startup/open-archive.ts';
import { temporaryDirectory } from '../e2e/bot-process.ts';

export const SAMPLE_DIRECTORY = path.resolve(import.meta.dirname, '../../data');

/** The knowledge base over the sample corpus that comes with the product. */
export function sampleKnowledgeBase(): Promise<KnowledgeBase> {
  return knowledgeBaseOf(SAMPLE_DIRECTORY);
}

/** The knowledge base over a data directory. */
export async function knowledgeBaseOf(dataDirectory: string): Promise<KnowledgeBase> {
  const { archive, saved } = await openArchive({
    dataDirectory,
    cacheDirectory: temporaryDirectory(),
    log: pino({ level: 'silent' }),
  });
  await saved;
  return createKnowledgeBase(archive);
}
