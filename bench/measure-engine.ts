import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Child, LARGE_HEAP } from './child.ts';
import type { EngineName } from './engines/names.ts';
import { type EngineDone, type EngineReady, engineDone, engineReady } from './messages.ts';

/** One run of an engine. */
export interface EngineRun {
  /** From the start of its process to the first answer. */
  readonly startMs: number;
  readonly ready: EngineReady;
  readonly done: EngineDone;
}

/** All runs of an engine. */
export interface EngineResult {
  readonly name: EngineName;
  /** Why there are no figures. */
  readonly missing?: string;
  /** Each from nothing. */
  readonly cold: readonly EngineRun[];
  /** Each from what the run before has saved; only of an engine that saves its index. */
  readonly warm: readonly EngineRun[];
}

export interface EnginePlan {
  readonly documents: string;
  readonly dataDirectory: string;
  readonly temporary: string;
  readonly repetitions: number;
  /** Passes over the query set that are measured. */
  readonly passes: number;
  readonly progress: (line: string) => void;
}

/**
 * Measures an engine. Its queries are measured in its last run: for ours that is a warm one, as a member meets it. An
 * engine that fails has a result that says so.
 */
export async function measureEngine(name: EngineName, plan: EnginePlan): Promise<EngineResult> {
  const cold: EngineRun[] = [];
  const warm: EngineRun[] = [];
  const savesIndex = name === 'ours';
  try {
    for (let left = plan.repetitions; left > 0; left--) {
      const workDirectory = mkdtempSync(path.join(plan.temporary, `${name}-`));
      const last = left === 1;
      plan.progress(`${name}: cold start`);
      cold.push(await run(name, plan, workDirectory, last && !savesIndex ? plan.passes : 0));
      if (savesIndex) {
        plan.progress(`${name}: warm start`);
        warm.push(await run(name, plan, workDirectory, last ? plan.passes : 0));
      }
      rmSync(workDirectory, { recursive: true });
    }
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error);
    plan.progress(`${name} failed: ${missing}`);
    return { name, missing, cold: [], warm: [] };
  }
  return { name, cold, warm };
}

async function run(name: EngineName, plan: EnginePlan, workDirectory: string, passes: number): Promise<EngineRun> {
  const args = [name, plan.documents, plan.dataDirectory, workDirectory, String(passes)];
  const child = new Child('run-engine', args, name === 'ours' ? [] : LARGE_HEAP);
  try {
    const ready = await child.next(engineReady);
    const done = await child.next(engineDone);
    return { startMs: ready.ms, ready: ready.value, done: done.value };
  } finally {
    await child.end();
  }
}
