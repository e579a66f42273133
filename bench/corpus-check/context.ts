import type { Archive } from '../../src/archive/archive.ts';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';

/** What every check looks at. */
export interface Context {
  readonly dataDirectory: string;
  /** Where the snapshot was saved. */
  readonly cacheDirectory: string;
  readonly temporary: string;
  /** Built a moment ago, without a snapshot, and the knowledge base over it. */
  readonly archive: Archive;
  readonly knowledgeBase: KnowledgeBase;
}
