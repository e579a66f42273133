import type { CorpusSize } from './documents.ts';
import type { EngineName } from './engines/names.ts';
import type { Machine } from './machine.ts';
import type { BotResult } from './measure-bot.ts';
import type { EngineResult } from './measure-engine.ts';
import type { Stretch } from './messages.ts';

/** The figures of one run, as `--json` writes them. */
export interface BenchResult {
  readonly machine: Machine;
  readonly corpus: CorpusSize;
  readonly engines: readonly EngineResult[];
  readonly bot?: BotResult;
  /** How long the worst questions of each kind hold the event loop. */
  readonly stretches?: readonly Stretch[];
  /** Why the bot or the stretches have no figures, though they were asked for. */
  readonly botMissing?: string;
}

export function findEngine({ engines }: BenchResult, name: EngineName): EngineResult | undefined {
  return engines.find((engine) => engine.name === name);
}
