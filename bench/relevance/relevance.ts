import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeMachine } from '../machine.ts';
import { runTool } from '../run-tool.ts';
import { ask } from './ask.ts';
import { askParts, type PartResult } from './ask-parts.ts';
import { chooseQuestions } from './choose.ts';
import { type Doubted, renderConfidence } from './confidence-report.ts';
import { renderDocument } from './document.ts';
import { measure, type Outcome } from './metrics.ts';
import { hardest, type Miss, renderMisses, worstOfEachSet } from './misses.ts';
import { type RelevanceOptions, readOptions, USAGE } from './options.ts';
import { renderParts } from './parts-report.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type Question, SET_NAMES, type SetName } from './question.ts';
import { lunrOver } from './rankers/lunr.ts';
import { oursOver } from './rankers/ours.ts';
import type { Ranker, RankerName } from './rankers/ranker.ts';
import { renderLeftOut, renderResults, type SetResult } from './report.ts';
import { readAboutNothing } from './without-one-answer.ts';

/** The bundle is in dist/. */
const ROOT = path.resolve(import.meta.dirname, '..');
const DOCUMENT = path.join(ROOT, 'docs', 'relevance.md');
const LESSONS = path.join(ROOT, 'bench', 'relevance', 'lessons.md');

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(USAGE);
    return;
  }
  const started = performance.now();
  const machine = describeMachine();
  progress('making the questions');
  const prepared = await prepare(options.written);
  const { questions, episodes } = prepared;
  const { outcomes, misses, doubted } = await askAll(prepared, chooseQuestions(questions, options), options);
  const asked = options.sets.filter((set) => questions.some((question) => question.set === set));
  const results = asked.map((set): SetResult => {
    const of = (name: RankerName) => measure(outcomes[name].filter(({ question }) => question.set === set));
    return { set, metrics: { ours: of('ours'), lunr: of('lunr') } };
  });
  process.stdout.write(`${renderResults(results)}\n`);
  process.stdout.write(`\n${renderConfidence(doubted)}\n`);
  if (asked.length < options.sets.length) process.stdout.write(`\n${renderLeftOut(options.sets, asked)}\n`);
  if (misses.length > 0) process.stdout.write(`\n${renderMisses(misses, episodes)}\n`);
  const parts = options.parts || options.write ? await askWithoutParts(prepared, options) : [];
  if (parts.length > 0) process.stdout.write(`\n${renderParts(parts)}\n`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ options, results, outcomes })}\n`);
  if (options.write) {
    const lessons = readFileSync(LESSONS, 'utf8').trim();
    const facts = {
      results,
      doubted,
      parts,
      lessons,
      questions: countBySet(questions),
      episodes: episodes.length,
      machine,
    };
    writeFileSync(DOCUMENT, renderDocument(facts));
  }
  progress(`${((performance.now() - started) / 1000).toFixed(1)} s`);
}

interface Answered {
  readonly outcomes: Readonly<Record<RankerName, readonly Outcome[]>>;
  readonly misses: readonly Miss[];
  readonly doubted: readonly Doubted[];
}

/** Opens one archive at a time, to save memory. */
async function askAll(
  { archives, directories }: Prepared,
  questions: readonly Question[],
  { misses: most }: RelevanceOptions,
): Promise<Answered> {
  const outcomes: Record<RankerName, Outcome[]> = { ours: [], lunr: [] };
  const misses: Miss[] = [];
  const doubted: Doubted[] = [];
  for (const [name, directory] of directories) {
    const own = questions.filter(({ archive }) => archive === name);
    if (own.length === 0) continue;
    progress(`${name}: ${own.length} questions`);
    await archives.use(directory, (archive) => {
      const ours = oursOver(archive);
      const answered = ask(ours, own);
      misses.push(...hardest(ours, answered, most));
      outcomes.ours.push(...answered);
      doubted.push(...doubtsOf(ours, name === 'whole' ? [...answered, ...aboutNothing()] : answered));
      outcomes.lunr.push(...ask(lunrOver(archive), own));
    });
  }
  return { outcomes, misses: worstOfEachSet(misses, most), doubted: doubted.toSorted(bySet) };
}

/** What confidence is measured on: a question that was asked, and where its answer was. */
interface Asked {
  readonly question: { readonly set: string; readonly text: string };
  readonly rank?: number;
}

/** Questions about what no show is about, both those that confidence was fitted on and others. */
function aboutNothing(): Asked[] {
  return [...readAboutNothing('tune'), ...readAboutNothing('held')].map((question) => ({ question }));
}

function doubtsOf({ confidence }: Ranker, asked: readonly Asked[]): Doubted[] {
  return asked.flatMap(({ question: { set, text }, rank }) =>
    confidence ? [{ set, confidence: confidence(text), ...(rank !== undefined && { rank }) }] : [],
  );
}

const ORDER: readonly string[] = SET_NAMES;

/** In the order of the report, then the others. */
function bySet({ set: one }: Doubted, { set: other }: Doubted): number {
  const place = (name: string): number => {
    const at = ORDER.indexOf(name);
    return at < 0 ? SET_NAMES.length : at;
  };
  return place(one) - place(other);
}

/**
 * Asks only a third of the questions, because each is asked once for every part. For the page, those of the tune split.
 */
function askWithoutParts(
  { archives, directories, questions }: Prepared,
  options: RelevanceOptions,
): Promise<readonly PartResult[]> {
  const choice = { ...options, quick: true, split: options.write ? 'tune' : options.split } as const;
  return askParts(archives, directories, chooseQuestions(questions, choice), (name) =>
    progress(`${name}: without each part`),
  );
}

function countBySet(questions: readonly Question[]): ReadonlyMap<SetName, number> {
  return new Map(SET_NAMES.map((name) => [name, questions.filter(({ set }) => set === name).length]));
}

/** Progress goes to standard error; standard output is only the report. */
function progress(line: string): void {
  process.stderr.write(`relevance: ${line}\n`);
}

await runTool(main, USAGE);
