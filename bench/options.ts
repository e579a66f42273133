import { parseArgs } from 'node:util';
import { errorMessage } from '../src/util/error-text.ts';
import { ENGINE_NAMES, type EngineName } from './engines/names.ts';
import { UsageError } from './run-tool.ts';

export interface BenchOptions {
  readonly engines: readonly EngineName[];
  /** Whether the bot's process is measured. */
  readonly bot: boolean;
  /** Each measurement is made once. */
  readonly quick: boolean;
  /** File that gets all figures as JSON. */
  readonly json?: string;
}

export const USAGE = `npm run bench -- [--only ${[...ENGINE_NAMES, 'bot'].join(',')}] [--quick] [--json FILE]

The corpus is the one in DATA_DIR; see bench/README.md for what the figures mean.
`;

/**
 * Parses the command line. Undefined when it asks for help.
 * @throws {UsageError}
 */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { only, quick, json, help } = parse(args);
  if (help) return undefined;
  const wanted = only?.split(',') ?? [...ENGINE_NAMES, 'bot'];
  const engines = ENGINE_NAMES.filter((name) => wanted.includes(name));
  const unknown = wanted.filter((name) => name !== 'bot' && !engines.some((known) => known === name));
  if (unknown.length > 0) throw new UsageError(`--only does not know ${unknown.join(', ')}.`);
  return { engines, bot: wanted.includes('bot'), quick, ...(json === undefined ? {} : { json }) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(errorMessage(error));
  }
}
