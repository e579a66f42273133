import type { Machine } from '../machine.ts';
import { SET_NAMES, type SetName } from './question.ts';
import { MOST_QUESTIONS } from './questions.ts';
import { RANKER_LABELS } from './rankers/ranker.ts';
import { COLUMNS, rowsOf, type SetResult } from './report.ts';
import { SETS } from './sets.ts';

/** What stands in docs/relevance.md. */
export interface DocumentFacts {
  /** Over the questions that nothing was tuned on. */
  readonly results: readonly SetResult[];
  /** How many questions each set has, over both splits. */
  readonly questions: ReadonlyMap<SetName, number>;
  readonly episodes: number;
  readonly machine: Machine;
}

/** The page about relevance, written from what was measured. */
export function renderDocument({ results, questions, episodes, machine }: DocumentFacts): string {
  const sets = SET_NAMES.map((set) => [
    set,
    SETS[set].description,
    SETS[set].indexed,
    (questions.get(set) ?? 0).toLocaleString('en'),
  ]);
  return `${[
    '# Does it find the episode that is meant?',
    `Measured by \`npm run relevance -- --write\` over a corpus of ${episodes.toLocaleString('en')} episodes, and written by it. What the figures mean and how they are made is in bench/relevance/README.md.`,
    '## The questions',
    `Each comes out of the corpus itself and has its answer there. A set has at most ${MOST_QUESTIONS.toLocaleString('en')}.`,
    markdownTable(['set', 'question; answer', 'indexed', 'questions'], ['left', 'left', 'left', 'right'], sets),
    '## The answers',
    `To the 40 % of the questions that the ranking was not tuned on, split by a hash of the episode's number. ${RANKER_LABELS.lunr} has the fields title, summary, tags, notes, host, series and transcript with the boosts 10, 5, 5, 2, 2, 2 and 1, and takes any of the words; its answers are those of an index that the tests hold to be exact to it. "Nothing" is the share of questions without any answer, "place" the share whose episode is among the first ten with an excerpt from the right place. Times are milliseconds for ten results${machine.load > machine.cores ? ' (the machine was busy)' : ''}: this engine's with excerpts, on ${machine.cores} x ${machine.cpu}, Node ${machine.node}.`,
    markdownTable(
      COLUMNS.map(({ title }) => title),
      COLUMNS.map(({ align }) => align),
      results.flatMap(rowsOf),
    ),
  ].join('\n\n')}\n`;
}

function markdownTable(
  titles: readonly string[],
  align: readonly ('left' | 'right')[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${titles.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  return [line(titles), line(align.map((side) => (side === 'left' ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
