import { judge, type Outcome, TOP } from './metrics.ts';
import type { Question } from './question.ts';
import type { Ranker } from './rankers/ranker.ts';

/** Questions asked before any is timed, so that the JIT compiler has done its work. */
const WARM_UP = 20;

/** Asks every question, in order. */
export function ask(ranker: Ranker, questions: readonly Question[]): Outcome[] {
  for (const { text } of questions.slice(0, WARM_UP)) ranker.rank(text, TOP);
  return questions.map((question) => {
    const started = performance.now();
    const ranked = ranker.rank(question.text, TOP);
    return judge(question, ranked, performance.now() - started);
  });
}
