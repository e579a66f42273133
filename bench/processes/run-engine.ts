import type { Engine } from '../engines/engine.ts';
import { ENGINE_NAMES, type EngineName } from '../engines/names.ts';
import { startEngine } from '../engines/start.ts';
import { ownPeak } from '../memory.ts';
import type { EngineDone, EngineReady } from '../messages.ts';
import { endWithBench, tellBench } from '../parent.ts';
import { querySet, typedSet } from '../queries.ts';

/**
 * Runs one engine. It builds or opens its index, answers a first query and reports that it is ready. Then it answers all
 * queries once to warm up, and again for each measured pass.
 *
 * Arguments: the engine's name, the file of texts, the data directory, a work directory, the number of passes.
 */
async function main([
  name = '',
  documents = '',
  dataDirectory = '',
  workDirectory = '',
  passes = '',
]: readonly string[]) {
  const engine = await startEngine(engineNamed(name), { documents, dataDirectory, workDirectory });
  engine.search('linux');
  await tellBench<EngineReady>({ kind: 'ready', buildMs: engine.buildMs, peak: ownPeak() });
  await engine.settle?.();
  const asked = ask(engine, Number(passes));
  const resident = process.memoryUsage.rss();
  // The kernel counts the two in different ways, so the peak may be slightly lower.
  const memory = { resident, peak: Math.max(resident, ownPeak()) };
  const suggestions = suggest(engine, Number(passes));
  await tellBench<EngineDone>({ kind: 'done', ...asked, suggestions, ...memory, size: engine.size() });
  process.exit();
}

function ask(engine: Engine, passes: number): Pick<EngineDone, 'passes' | 'found' | 'hits' | 'excerpts'> {
  const queries = querySet();
  const measured: number[][] = [];
  const counts = { found: 0, hits: 0, excerpts: 0 };
  if (passes === 0) return { passes: measured, ...counts };
  for (const { text } of queries) {
    const { hits, excerpts } = engine.search(text);
    counts.hits += hits;
    counts.excerpts += excerpts;
    if (hits > 0) counts.found++;
  }
  for (let pass = 0; pass < passes; pass++) {
    measured.push(queries.map(({ text }) => timed(() => engine.search(text))));
  }
  return { passes: measured, ...counts };
}

/** One pass to warm up, then the measured ones. */
function suggest({ suggest: suggestFor }: Engine, passes: number): number[][] {
  if (suggestFor === undefined || passes === 0) return [];
  const pass = (): number[] => typedSet().map((typed) => timed(() => suggestFor(typed)));
  pass();
  return Array.from({ length: passes }, pass);
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function engineNamed(name: string): EngineName {
  const found = ENGINE_NAMES.find((known) => known === name);
  if (!found) throw new RangeError(`There is no engine "${name}".`);
  return found;
}

endWithBench();
await main(process.argv.slice(2));
