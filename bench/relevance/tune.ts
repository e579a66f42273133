import { parseArgs } from 'node:util';
import type { Archive } from '../../src/archive/archive.ts';
import { ask } from './ask.ts';
import { chooseQuestions } from './choose.ts';
import { type Constants, descend } from './descend.ts';
import { learntFromTune } from './learnt-from-tune.ts';
import { type Metrics, measure } from './metrics.ts';
import { objective } from './objective.ts';
import { HALF_REMEMBERED } from './options.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type Question, SET_NAMES, type SetName } from './question.ts';
import { rankerOf } from './rankers/ours.ts';
import { knowledgeBaseWith, START, STEPS } from './tunable.ts';

const USAGE = `npm run relevance:tune -- [--full] [--only NAME,NAME] [--rounds N]

Tunes the constants of the ranking on a third of the tune split; with --full, on all of it. The held-out split is not
used. Prints the constants, and writes no file.
`;

/** A smaller gain is one or two questions. */
const MIN_GAIN = 0.0002;
const REFINEMENTS = 2;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      full: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string', default: '6' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const only = values.only?.split(',');
  const steps = Object.fromEntries(Object.entries(STEPS).filter(([name]) => only?.includes(name) ?? true));
  if (values.help || Object.keys(steps).length === 0) {
    process.stdout.write(values.help ? USAGE : `There is nothing to tune.\n${USAGE}`);
    return;
  }
  const { questions, opened } = await openAll(!values.full);
  const score = (constants: Constants): number => objective(answer(opened, questions, constants));
  say(`start ${score(START).toFixed(4)} over ${questions.length} questions`);
  const descent = descend(START, steps, score, {
    rounds: Number(values.rounds),
    refinements: REFINEMENTS,
    minGain: MIN_GAIN,
    onMove: (name, constants, reached) => say(`${reached.toFixed(4)}  ${name} = ${constants[name]}`),
  });
  say(`end ${descent.score.toFixed(4)} after ${descent.evaluations} settings`);
  process.stdout.write(`${JSON.stringify(descent.constants, null, 2)}\n`);
}

interface Opened {
  readonly archive: Archive;
  readonly questions: readonly Question[];
}

/** All archives stay open, because each setting is evaluated on all of them. */
async function openAll(quick: boolean): Promise<{ questions: readonly Question[]; opened: readonly Opened[] }> {
  const { archives, directories, questions }: Prepared = await prepare(HALF_REMEMBERED);
  const choice = { sets: SET_NAMES, split: 'tune', limit: Number.POSITIVE_INFINITY, quick } as const;
  const chosen = chooseQuestions(questions, choice);
  const opened: Opened[] = [];
  for (const [name, directory] of directories) {
    const own = chosen.filter(({ archive }) => archive === name);
    if (own.length > 0) opened.push({ archive: learntFromTune(await archives.open(directory)), questions: own });
  }
  return { questions: chosen, opened };
}

function answer(
  opened: readonly Opened[],
  questions: readonly Question[],
  constants: Constants,
): ReadonlyMap<SetName, Metrics> {
  const outcomes = opened.flatMap(({ archive, questions: own }) =>
    ask(rankerOf(knowledgeBaseWith(archive, constants)), own),
  );
  const asked = SET_NAMES.filter((name) => questions.some(({ set }) => set === name));
  return new Map(asked.map((name) => [name, measure(outcomes.filter(({ question }) => question.set === name))]));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

await main();
