import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundledWorkers } from '../src/archive/bundled-workers.ts';
import { openArchive } from '../src/archive/open-archive.ts';
import { createKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { readConfig } from '../src/runtime/config.ts';
import { createLogger } from '../src/runtime/log.ts';
import { errorStack } from '../src/util/error-text.ts';
import { answerChecks } from './corpus-check/answers.ts';
import { type Check, failed, type Outcome } from './corpus-check/check.ts';
import type { Context } from './corpus-check/context.ts';
import { loaderChecks } from './corpus-check/loader.ts';
import { oracleCheck } from './corpus-check/oracle.ts';
import { snapshotChecks } from './corpus-check/snapshot.ts';

/** Checks the product over the whole corpus in DATA_DIR. Too slow for a test and for continuous integration. */
async function main(): Promise<void> {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'hpr-check-'));
  process
    .on('exit', () => rmSync(temporary, { recursive: true, force: true }))
    .on('SIGINT', () => process.exit(130))
    .on('SIGTERM', () => process.exit(143));
  const context = await open(temporary);
  const checks = [...loaderChecks(context), ...answerChecks(context), ...snapshotChecks(context), oracleCheck(context)];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const check of checks) {
    const { state, detail } = await outcomeOf(check);
    counts[state]++;
    process.stdout.write(`${state.padEnd(7)}  ${check.name}: ${detail}\n`);
  }
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

async function open(temporary: string): Promise<Context> {
  const dataDirectory = path.resolve(readConfig().dataDirectory);
  const cacheDirectory = path.join(temporary, 'cache');
  const log = await createLogger('silent', process.stdout, []);
  const { whole, saved } = await openArchive({ dataDirectory, cacheDirectory, ...bundledWorkers(), log });
  await saved;
  const archive = await whole;
  return { dataDirectory, cacheDirectory, temporary, archive, knowledgeBase: createKnowledgeBase(archive), log };
}

async function outcomeOf(check: Check): Promise<Outcome> {
  try {
    return await check.run();
  } catch (error) {
    return failed(errorStack(error));
  }
}

await main();
