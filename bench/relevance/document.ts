import type { Column } from '../../src/text/table.ts';
import type { Machine } from '../machine.ts';
import type { PartResult } from './ask-parts.ts';
import { CONFIDENCE_COLUMNS, confidenceRows, type Doubted } from './confidence-report.ts';
import { PARTS } from './parts.ts';
import { partsTable } from './parts-report.ts';
import { SET_NAMES, type SetName } from './question.ts';
import { MAX_QUESTIONS } from './questions.ts';
import { RANKER_LABELS } from './rankers/ranker.ts';
import { COLUMNS, rowsOf, type SetResult } from './report.ts';
import { SETS } from './sets.ts';

/** What docs/relevance.md is rendered from. */
export interface DocumentFacts {
  /** Over the held-out questions. */
  readonly results: readonly SetResult[];
  /** How sure the search was of the same, and of questions about nothing. */
  readonly doubted: readonly Doubted[];
  /** Over a third of the questions to tune on. */
  readonly parts: readonly PartResult[];
  /** What the hardest misses taught, written by hand, in Markdown. */
  readonly lessons: string;
  /** The number of questions of each set, over both splits. */
  readonly questions: ReadonlyMap<SetName, number>;
  readonly episodes: number;
  readonly machine: Machine;
}

/** Renders docs/relevance.md. */
export function renderDocument({
  results,
  doubted,
  parts,
  lessons,
  questions,
  episodes,
  machine,
}: DocumentFacts): string {
  return `${[
    '# Does it find the episode that is meant?',
    `Measured by \`npm run relevance -- --write\` over a corpus of ${episodes.toLocaleString('en')} episodes, which writes this page. [bench/relevance/README.md](../bench/relevance/README.md) explains how the questions are made and what each figure means.`,
    '## The questions',
    `Each is generated from the corpus, and its answer is known. A set has at most ${MAX_QUESTIONS.toLocaleString('en')} questions. A hash of the episode's number assigns 60 % of them to the tune split and 40 % to the held-out split.`,
    setsTable(questions),
    '## The answers',
    `Over the held-out split, which the ranking was not tuned on. ${RANKER_LABELS.lunr} has the fields title, summary, tags, notes, host, series and transcript with the boosts 10, 5, 5, 2, 2, 2 and 1, and combines the words with OR; its answers come from an index, without comments, that the tests hold to lunr's own. "Nothing" is the share of questions without any results, "place" the share whose episode is in the top ten with an excerpt from the right place. Times are milliseconds for ten results${machine.load > machine.cores ? ' (the machine was busy)' : ''}, this engine's with excerpts, on ${machine.cores} x ${machine.cpu}, Node ${machine.node}.`,
    markdownTable(COLUMNS, results.flatMap(rowsOf)),
    '## How sure it is',
    CONFIDENCE,
    markdownTable(CONFIDENCE_COLUMNS, confidenceRows(doubted)),
    '## What each part brings',
    'An ablation: how the MRR@10 of each set changes when one part is switched off. A minus is what the part gains, a plus what it costs. Over a third of the tune split, so a hundredth is three or four questions of a large set, and less than one reference.',
    partsMarkdown(parts),
    'Misheard words are learnt from what people wrote about the episodes of the tune split. That flatters the part here, where the questions are about the same episodes, but not in the table above. The index of transcripts alone has no written words to learn from, so "title by speech" cannot show what the part gains.',
    PARTS.map(({ name, description }) => `- **${name}**: ${description}.`).join('\n'),
    lessons,
    '## Run it, tune it',
    RUNNING,
  ].join('\n\n')}\n`;
}

const CONFIDENCE = `Each result is called *sure*, *likely* or a *guess*. Two logistic regressions (\`bench/relevance/train-confidence.py\`) tell whether the first episode is right and whether the first ten have the right one; an exact title, a quotation, a correction and a topic of several episodes are decided by rule. Each share is of the set's questions, followed by how often the right episode is first or among the first ten. *Nothing* are questions about what no episode is about: those that the fit has seen, and 60 others.

Some *sure* first episodes that count as wrong are about the same thing: in comments and references the answer is one episode of a series, or the one that a second episode replies to. Others share a sentence that many notes have. A *guess* of *short* often has the right episode among the first ten all the same: these questions do not differ from those that fail in anything that the search can see.`;

const RUNNING = `    DATA_DIR=path/to/the/real/corpus npm run relevance                  # the tune split
    DATA_DIR=path/to/the/real/corpus npm run relevance -- --misses 10   # with the hardest misses of each set
    DATA_DIR=path/to/the/real/corpus npm run relevance -- --parts       # with an ablation of each part
    DATA_DIR=path/to/the/real/corpus npm run relevance -- --write       # this page, from the held-out split
    DATA_DIR=path/to/the/real/corpus npm run relevance:tune             # better constants, from the tune split

All constants are in \`src/search/ranking/constants.ts\`. A change of the ranking is kept when it gains on the tune split and no set loses; the held-out split is for this page.`;

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
