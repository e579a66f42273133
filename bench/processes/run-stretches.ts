import { bundledWorkers } from '../../src/archive/bundled-workers.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { createLogger } from '../../src/runtime/log.ts';
import { longestStretch } from '../longest-stretch.ts';
import type { Stretch, StretchesDone } from '../messages.ts';
import { endWithBench, tellBench } from '../parent.ts';
import { worstQuestions } from '../worst-questions.ts';

/** The first pass is for the compiler. Of the others the shorter one counts: what else the machine does is not ours. */
const PASSES = 3;

/**
 * Asks the worst questions one by one and tells how long each kind of them keeps the event loop busy in one go.
 *
 * Arguments: the data directory, a directory with a snapshot of its index or for one.
 */
async function main([dataDirectory = '', cacheDirectory = '']: readonly string[]): Promise<void> {
  const log = await createLogger('silent', process.stderr, []);
  const { whole, saved } = await openArchive({ dataDirectory, cacheDirectory, ...bundledWorkers(), log });
  const knowledgeBase = createKnowledgeBase(await whole);
  await saved;
  knowledgeBase.prepare();
  const questions = worstQuestions(knowledgeBase).map((question) => ({ ...question, ms: Number.POSITIVE_INFINITY }));
  for (let pass = 0; pass < PASSES; pass++) {
    for (const question of questions) {
      const ms = await longestStretch(question.ask);
      if (pass > 0) question.ms = Math.min(question.ms, ms);
    }
  }
  const longest = new Map<string, Stretch>();
  for (const { kind, label, ms } of questions) {
    if (ms > (longest.get(kind)?.ms ?? 0)) longest.set(kind, { kind, label, ms });
  }
  const stretches = [...longest.values()];
  await tellBench<StretchesDone>({ kind: 'stretches', stretches });
  process.exit();
}

endWithBench();
await main(process.argv.slice(2));
