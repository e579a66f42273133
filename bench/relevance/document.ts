import type { Column } from '../../src/text/table.ts';
import type { Machine } from '../machine.ts';
import type { PartResult } from './ask-parts.ts';
import { PARTS } from './parts.ts';
import { partsTable } from './parts-report.ts';
import { SET_NAMES, type SetName } from './question.ts';
import { MOST_QUESTIONS } from './questions.ts';
import { RANKER_LABELS } from './rankers/ranker.ts';
import { COLUMNS, rowsOf, type SetResult } from './report.ts';
import { SETS } from './sets.ts';

/** What stands in docs/relevance.md. */
export interface DocumentFacts {
  /** Over the questions that nothing was tuned on. */
  readonly results: readonly SetResult[];
  /** Over a third of the questions to tune on. */
  readonly parts: readonly PartResult[];
  /** What a person made of the hardest misses, in Markdown. */
  readonly lessons: string;
  /** How many questions each set has, over both splits. */
  readonly questions: ReadonlyMap<SetName, number>;
  readonly episodes: number;
  readonly machine: Machine;
}

/** The page about relevance, written from what was measured. */
export function renderDocument({ results, parts, lessons, questions, episodes, machine }: DocumentFacts): string {
  return `${[
    '# Does it find the episode that is meant?',
    `Measured by \`npm run relevance -- --write\` over a corpus of ${episodes.toLocaleString('en')} episodes, and written by it. How the questions are made, and what each figure means, is in [bench/relevance/README.md](../bench/relevance/README.md).`,
    '## The questions',
    `Each comes out of the corpus itself and has its answer there. A set has at most ${MOST_QUESTIONS.toLocaleString('en')}. A hash of the episode's number puts 60 % of them to tune on and 40 % to report on.`,
    setsTable(questions),
    '## The answers',
    `To the 40 % that the ranking was not tuned on. ${RANKER_LABELS.lunr} has the fields title, summary, tags, notes, host, series and transcript with the boosts 10, 5, 5, 2, 2, 2 and 1, and takes any of the words; its answers are those of an index that the tests hold to be exact to it, without the comments. "Nothing" is the share of questions without any answer, "place" the share whose episode is among the first ten with an excerpt from the right place. Times are milliseconds for ten results${machine.load > machine.cores ? ' (the machine was busy)' : ''}: this engine's with excerpts, on ${machine.cores} x ${machine.cpu}, Node ${machine.node}.`,
    markdownTable(COLUMNS, results.flatMap(rowsOf)),
    '## What each part brings',
    'Asked again without one part at a time: what that does to the MRR@10 of each set. Minus is what the part brings, plus what it costs. Over a third of the questions to tune on, so a hundredth is three or four questions of a large set, and of the references less than one.',
    partsMarkdown(parts),
    'Misheard words are learnt from what people wrote about the episodes to tune on. That flatters them here, where the same episodes are asked for, but not in the table above; and the index of transcripts alone, without a written word, has nothing to learn them from, so that "title by speech" cannot show what they bring.',
    PARTS.map(({ name, description }) => `- **${name}**: ${description}.`).join('\n'),
    lessons,
    '## Run it, tune it',
    RUNNING,
  ].join('\n\n')}\n`;
}

const RUNNING = `    DATA_DIR=path/to/the/real/corpus npm run relevance                  # the questions to tune on
    DATA_DIR=path/to/the/real/corpus npm run relevance -- --misses 10   # and the hardest misses of each set
    DATA_DIR=path/to/the/real/corpus npm run relevance -- --parts       # and what each part brings
    DATA_DIR=path/to/the/real/corpus npm run relevance -- --write       # this page, from the held questions
    DATA_DIR=path/to/the/real/corpus npm run relevance:tune             # better constants, from the questions to tune on

All constants are in \`src/search/ranking/constants.ts\`. A change of the ranking is kept when the questions to tune on say so and no set loses; the held ones are for this page.`;

function setsTable(questions: ReadonlyMap<SetName, number>): string {
  const columns: readonly Column[] = [
    { title: 'set', align: 'left' },
    { title: 'question; answer', align: 'left' },
    { title: 'indexed', align: 'left' },
    { title: 'questions', align: 'right' },
  ];
  const rows = SET_NAMES.map((set) => {
    const { description, indexed } = SETS[set];
    return [set, description, indexed, (questions.get(set) ?? 0).toLocaleString('en')];
  });
  return markdownTable(columns, rows);
}

function partsMarkdown(parts: readonly PartResult[]): string {
  const { columns, rows } = partsTable(parts);
  return markdownTable(columns, rows);
}

function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${columns.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  const titles = line(columns.map(({ title }) => title));
  return [titles, line(columns.map(({ align }) => (align === 'left' ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
