import type { Archive } from '../../src/knowledge/archive.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge-base.ts';
import type { Constants, Step } from './descend.ts';

/** The constants of the ranking as they are. */
export const START: Constants = {};

/** How each of them may be moved. Those that are not named stay. */
export const STEPS: Readonly<Record<string, Step>> = {};

/** The product's search with other constants. */
export function knowledgeBaseWith(archive: Archive, _constants: Constants): KnowledgeBase {
  return createKnowledgeBase(archive);
}
