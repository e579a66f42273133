import path from 'node:path';
import pino from 'pino';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge-base.ts';
import { openArchive } from '../../src/startup/open-archive.ts';
import { temporaryDirectory } from '../e2e/bot-process.ts';

export const SAMPLE_DIRECTORY = path.resolve(import.meta.dirname, '../../data');

/** The knowledge base over the sample corpus that comes with the product. */
export async function sampleKnowledgeBase(): Promise<KnowledgeBase> {
  const { whole, saved } = await openArchive({
    dataDirectory: SAMPLE_DIRECTORY,
    cacheDirectory: temporaryDirectory(),
    log: pino({ level: 'silent' }),
  });
  await saved;
  return createKnowledgeBase(await whole);
}
