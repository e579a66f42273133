import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { errorMessage } from '../src/util/error-text.ts';
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
  /** How often an engine starts from nothing. */
  readonly repetitions: (name: EngineName) => number;
  /** Passes over the query set that are measured. */
  readonly passes: number;
  readonly progress: (line: string) => void;
}

/**
 * Measures engines, in rounds, so that whatever else the machine does for a while befalls all of them. The queries are
 * measured in an engine's last run: for ours that is a warm one, as a member meets it. An engine that fails has a result
 * that says so.
 */
export async function measureEngines(names: readonly EngineName[], plan: EnginePlan): Promise<EngineResult[]> {
  const results = new Map(names.map((name): [EngineName, EngineResult] => [name, { name, cold: [], warm: [] }]));
  const rounds = Math.max(0, ...names.map(plan.repetitions));
  for (let round = 1; round <= rounds; round++) {
    for (const [name, before] of results) {
      const repetitions = plan.repetitions(name);
      if (round > repetitions || before.missing !== undefined) continue;
      const passes = round === repetitions ? plan.passes : 0;
      results.set(name, await measureRound(before, plan, passes));
    }
  }
  return [...results.values()];
}

async function measureRound(before: EngineResult, plan: EnginePlan, passes: number): Promise<EngineResult> {
  const { name } = before;
  const workDirectory = mkdtempSync(path.join(plan.temporary, `${name}-`));
  const savesIndex = name === 'ours';
  try {
    plan.progress(`${name}: cold start`);
    const cold = [...before.cold, await run(name, plan, workDirectory, savesIndex ? 0 : passes)];
    if (!savesIndex) return { ...before, cold };
    plan.progress(`${name}: warm start`);
    return { ...before, cold, warm: [...before.warm, await run(name, plan, workDirectory, passes)] };
  } catch (error) {
    const missing = errorMessage(error);
    plan.progress(`${name} failed: ${missing}`);
    return { name, missing, cold: [], warm: [] };
  } finally {
    rmSync(workDirectory, { recursive: true });
  }
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
