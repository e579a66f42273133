import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { tidyLine } from '../text/tidy.ts';

const EXAMPLES = 12;
/** Fits a button of a phone, and its custom id. */
const LONGEST = 40;
/** Nothing that a custom id separates its parts with. */
const PLAIN = /^[\p{L}\p{N} ,'’?]*[\p{L}\p{N}][\p{L}\p{N} ,'’?]*$/u;

/** Queries to try, as values of buttons. */
export function fetchExamples(knowledgeBase: KnowledgeBase): readonly string[] {
  const queries = knowledgeBase.suggestQueries('', EXAMPLES).map(tidyLine);
  return [...new Set(queries)].filter((query) => query.length <= LONGEST && PLAIN.test(query));
}
