import type { CorpusSize } from './documents.ts';
import type { EngineName } from './engines/names.ts';
import type { Machine } from './machine.ts';
import type { BotResult } from './measure-bot.ts';
import type { EngineResult } from './measure-engine.ts';

/** All that one run of the bench has measured; also what `--json` writes. */
export interface BenchResult {
  readonly machine: Machine;
  readonly corpus: CorpusSize;
  readonly engines: readonly EngineResult[];
  readonly bot?: BotResult;
  /** Why the bot has no figures, though it was asked for. */
  readonly botMissing?: string;
}

export function findEngine({ engines }: BenchResult, name: EngineName): EngineResult | undefined {
  return engines.find((engine) => engine.name === name);
}
