import type { Archive } from '../../src/archive/archive.ts';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { Logger } from '../../src/runtime/log.ts';

/** What every check works on. */
export interface Context {
  readonly dataDirectory: string;
  /** The directory of the snapshot. */
  readonly cacheDirectory: string;
  readonly temporary: string;
  /** Built without a snapshot. */
  readonly archive: Archive;
  readonly knowledgeBase: KnowledgeBase;
  readonly log: Logger;
}
