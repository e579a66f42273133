import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Logger } from '../runtime/log.ts';
import type { Turns } from '../util/turns.ts';

/** What every tool, resource and prompt works with. It holds nothing of any client. */
export interface McpContext {
  /**
   * The knowledge base of the moment: a new corpus is a new object. A promise while the index is being opened, which
   * rejects with a NotServingError if it cannot be.
   */
  readonly knowledgeBase: () => KnowledgeBase | Promise<KnowledgeBase>;
  readonly turns: Turns;
  readonly log: Logger;
}
