import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Logger } from '../runtime/log.ts';
import type { Turns } from './turns.ts';

/** What every tool, resource and prompt works with. It holds nothing of any client. */
export interface McpContext {
  /** The one of the moment: a new corpus is a new object. */
  readonly knowledgeBase: () => KnowledgeBase;
  readonly turns: Turns;
  readonly log: Logger;
}
