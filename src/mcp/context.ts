import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Logger } from '../runtime/log.ts';
import type { Turns } from '../util/turns.ts';

/** What every tool, resource and prompt works with. It holds nothing of any client. */
export interface McpContext {
  /**
   * The knowledge base of the moment: a new corpus is a new object. A promise while the index is being opened, which
   * rejects with a {@link NotServingError} if it cannot be.
   */
  readonly knowledgeBase: () => KnowledgeBase | Promise<KnowledgeBase>;
  readonly turns: Turns;
  readonly log: Logger;
}

/** There is no index to answer from, and the process is about to end. The message is for the client. */
export class NotServingError extends Error {
  override readonly name = 'NotServingError';
}
