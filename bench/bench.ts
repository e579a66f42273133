import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '../src/runtime/config.ts';
import { errorMessage } from '../src/util/error-text.ts';
import type { EngineName } from './engines/names.ts';
import { describeMachine, type Machine } from './machine.ts';
import { measureBot } from './measure-bot.ts';
import { measureEngines } from './measure-engine.ts';
import { measureStretches } from './measure-stretches.ts';
import { type BenchOptions, readOptions, USAGE } from './options.ts';
import { prepareDocuments } from './prepare-documents.ts';
import { querySet } from './queries.ts';
import { renderReport } from './report.ts';
import type { BenchResult } from './result.ts';
import { installRivals } from './rivals.ts';
import { runTool } from './run-tool.ts';

/** Repetitions of starts, and passes over the queries. */
const FULL = { cold: 3, slowCold: 1, warm: 5, passes: 3 };
const QUICK = { cold: 1, slowCold: 1, warm: 1, passes: 1 };
/** Engines that take a minute to start. */
const SLOW: ReadonlySet<string> = new Set<EngineName>(['lunr', 'minisearch']);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(USAGE);
    return;
  }
  const machine = describeMachine();
  if (options.engines.some((name) => name === 'fts5' || name === 'minisearch')) installRivals(progress);
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'hpr-bench-'));
  const clear = (): void => rmSync(temporary, { recursive: true, force: true });
  process
    .on('exit', clear)
    .on('SIGINT', () => process.exit(130))
    .on('SIGTERM', () => process.exit(143));
  const result = await measure(options, machine, temporary);
  process.stdout.write(renderReport(result));
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify({ ...result, queries: querySet() }, null, 2)}\n`);
  }
}

async function measure(
  { engines: names, bot, quick }: BenchOptions,
  machine: Machine,
  temporary: string,
): Promise<BenchResult> {
  const dataDirectory = path.resolve(readConfig().dataDirectory);
  const repetitions = quick ? QUICK : FULL;
  const documents = path.join(temporary, 'documents.jsonl');
  progress('reading the corpus');
  const corpus = await prepareDocuments(dataDirectory, documents);
  const engines = await measureEngines(names, {
    documents,
    dataDirectory,
    temporary,
    progress,
    passes: repetitions.passes,
    repetitions: (name) => (SLOW.has(name) ? repetitions.slowCold : repetitions.cold),
  });
  const result = { machine, corpus, engines };
  if (!bot) return result;
  const plan = {
    dataDirectory,
    temporary,
    progress,
    coldRepetitions: repetitions.cold,
    warmRepetitions: repetitions.warm,
  };
  try {
    const measured = { ...result, bot: await measureBot(plan) };
    progress('bot: the worst questions');
    return { ...measured, stretches: await measureStretches(dataDirectory, temporary) };
  } catch (error) {
    return { ...result, botMissing: errorMessage(error) };
  }
}

/** Progress goes to standard error. Standard output has only the report. */
function progress(line: string): void {
  process.stderr.write(`bench: ${line}\n`);
}

await runTool(main, USAGE);
