import path from 'node:path';
import { parseArgs } from 'node:util';
import { errorMessage } from '../../src/util/error-text.ts';
import { countOption } from '../count-option.ts';
import { UsageError } from '../run-tool.ts';
import type { Choice } from './choose.ts';
import { SET_NAMES } from './question.ts';

export interface RelevanceOptions extends Choice {
  /** How many of the hardest misses of each set to print. */
  readonly misses: number;
  /** The file to write every outcome to, as JSON. */
  readonly json?: string;
  /** Asks again without each part of the ranking. */
  readonly parts: boolean;
  /** The file of hand-written questions, which need not exist. */
  readonly written: string;
  /** Writes docs/relevance.md, over all held-out questions. */
  readonly write: boolean;
}

/** Beside the repository, as the corpus is: the questions may be read there, and are no part of it. */
export const HALF_REMEMBERED = path.join('..', 'shared', 'questions', 'half-remembered.jsonl');

/** Questions of the same kind about other episodes of the tune split, to learn from. Only `half` and `short`. */
export const HALF_REMEMBERED_TO_TUNE = path.join('bench', 'relevance', 'half-remembered.jsonl');

export const USAGE = `npm run relevance -- [--set ${SET_NAMES.map((name) => JSON.stringify(name)).join(' | ')}]...
                     [--split tune|held|all] [--quick] [--limit N] [--misses N] [--parts] [--json FILE]
                     [--write] [--questions FILE]

The corpus is the one in DATA_DIR; see bench/relevance/README.md for what the figures mean.
`;

/**
 * The command line; undefined when it asks for help.
 * @throws {UsageError}
 */
export function readOptions(args: readonly string[]): RelevanceOptions | undefined {
  const {
    set = [],
    limit,
    quick,
    misses,
    parts,
    json,
    write,
    help,
    questions,
    split = write ? 'held' : 'tune',
  } = parse(args);
  if (help) return undefined;
  const unknown = set.filter((name) => !SET_NAMES.some((known) => known === name));
  if (unknown.length > 0) throw new UsageError(`There is no set named ${unknown.join(', ')}.`);
  if (split !== 'tune' && split !== 'held' && split !== 'all')
    throw new UsageError('--split must be tune, held or all.');
  if (write && (split !== 'held' || set.length > 0 || quick || limit !== undefined))
    throw new UsageError(
      '--write covers all held-out questions: it goes with --split held, and without --set, --limit and --quick.',
    );
  return {
    sets: set.length === 0 ? SET_NAMES : SET_NAMES.filter((name) => set.includes(name)),
    split,
    limit: limit === undefined ? Number.POSITIVE_INFINITY : countOption('--limit', limit, 6),
    quick,
    misses: countOption('--misses', misses, 6),
    parts,
    write,
    written: path.resolve(questions),
    ...(json === undefined ? {} : { json }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        set: { type: 'string', multiple: true },
        split: { type: 'string' },
        limit: { type: 'string' },
        quick: { type: 'boolean', default: false },
        misses: { type: 'string', default: '0' },
        parts: { type: 'boolean', default: false },
        json: { type: 'string' },
        write: { type: 'boolean', default: false },
        questions: { type: 'string', default: HALF_REMEMBERED },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(errorMessage(error));
  }
}
