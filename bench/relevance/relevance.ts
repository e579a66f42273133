import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { Archives } from './archives.ts';
import { ask, RANKERS } from './ask.ts';
import { corpusOf } from './corpus.ts';
import { hash, sample } from './hash.ts';
import { measure, type Outcome } from './metrics.ts';
import { type RelevanceOptions, readOptions, USAGE, UsageError } from './options.ts';
import { type Question, splitOfQuestion } from './question.ts';
import { makeQuestions } from './questions.ts';
import type { RankerName } from './rankers/ranker.ts';
import { renderResults, type SetResult } from './report.ts';
import { workDirectory, writeVariants } from './variants.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(USAGE);
    return;
  }
  const started = performance.now();
  const config = readConfig();
  const dataDirectory = path.resolve(config.dataDirectory);
  const work = workDirectory(config.cacheDirectory, dataDirectory);
  const archives = new Archives(work, await createLogger('silent', process.stdout, []));
  progress('making the questions');
  const { questions, directories } = await archives.use(dataDirectory, (archive) => {
    const corpus = corpusOf(archive);
    const sets = makeQuestions(corpus);
    return { ...sets, directories: writeVariants(dataDirectory, work, corpus, sets.sourced) };
  });
  const chosen = choose(questions, options);
  const outcomes: Record<RankerName, Outcome[]> = { ours: [], lunr: [] };
  for (const [name, directory] of directories) {
    const own = chosen.filter((question) => question.archive === name);
    if (own.length === 0) continue;
    progress(`${name}: ${own.length} questions`);
    await archives.use(directory, (archive) => {
      outcomes.ours.push(...ask(RANKERS.ours(archive), own));
      outcomes.lunr.push(...ask(RANKERS.lunr(archive), own));
    });
  }
  const results = options.sets.map((set): SetResult => {
    const of = (name: RankerName) => measure(outcomes[name].filter(({ question }) => question.set === set));
    return { set, metrics: { ours: of('ours'), lunr: of('lunr') } };
  });
  process.stdout.write(`${renderResults(results)}\n`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ options, results, outcomes })}\n`);
  progress(`${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function choose(questions: readonly Question[], { sets, split, quick, limit }: RelevanceOptions): Question[] {
  return sets.flatMap((set) => {
    const own = questions.filter(
      (question) =>
        question.set === set &&
        (split === 'all' || splitOfQuestion(question) === split) &&
        (!quick || hash(`quick ${question.id}`) % 3 === 0),
    );
    return sample(own, limit, ({ id }) => id);
  });
}

/** What is being done goes to standard error, so that standard output is the report and nothing else. */
function progress(line: string): void {
  process.stderr.write(`relevance: ${line}\n`);
}

try {
  await main();
} catch (error) {
  const text =
    error instanceof UsageError ? `${error.message}\n${USAGE}` : `${error instanceof Error ? error.stack : error}\n`;
  process.stderr.write(text);
  process.exitCode = 1;
}
