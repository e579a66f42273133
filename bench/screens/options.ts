import path from 'node:path';
import { parseArgs } from 'node:util';
import { errorMessage } from '../../src/util/error-text.ts';
import { countOption } from '../count-option.ts';
import { HALF_REMEMBERED } from '../relevance/options.ts';
import { UsageError } from '../run-tool.ts';

export interface ScreensOptions {
  /** How many questions to ask. */
  readonly questions: number;
  /** How many of the tallest answers to print. */
  readonly worst: number;
  /** The file of hand-written questions, which need not exist. */
  readonly written: string;
  /** Where a picture of every answer goes; none when absent. */
  readonly pictures?: string;
}

export const USAGE = `npm run screens -- [--questions N] [--worst N] [--pictures DIRECTORY] [--written FILE]

Asks real questions of the corpus in DATA_DIR, and measures in a browser how tall the answers are on a phone and on a
computer. CHROME_PATH names the browser.
`;

/**
 * The command line; undefined when it asks for help.
 * @throws {UsageError}
 */
export function readOptions(args: readonly string[]): ScreensOptions | undefined {
  const { questions, worst, pictures, written, help } = parse(args);
  if (help) return undefined;
  return {
    questions: countOption('--questions', questions, 4),
    worst: countOption('--worst', worst, 4),
    written: path.resolve(written),
    ...(pictures !== undefined && { pictures: path.resolve(pictures) }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        questions: { type: 'string', default: '200' },
        worst: { type: 'string', default: '10' },
        pictures: { type: 'string' },
        written: { type: 'string', default: HALF_REMEMBERED },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(errorMessage(error));
  }
}
