import { type Column, renderTable } from '../../src/text/table.ts';
import { UNKNOWN } from '../units.ts';
import type { Metrics } from './metrics.ts';
import type { SetName } from './question.ts';
import { RANKER_LABELS, type RankerName } from './rankers/ranker.ts';
import { type Goal, SETS } from './sets.ts';

/** The figures of one set, by ranker. */
export interface SetResult {
  readonly set: SetName;
  readonly metrics: Readonly<Record<RankerName, Metrics>>;
}

export const COLUMNS: readonly Column[] = [
  { title: 'set', align: 'left' },
  { title: 'questions', align: 'right' },
  { title: 'ranked by', align: 'left' },
  { title: 'MRR@10', align: 'right' },
  { title: 'R@1', align: 'right' },
  { title: 'R@10', align: 'right' },
  { title: 'nothing', align: 'right' },
  { title: 'place', align: 'right' },
  { title: 'p50 ms', align: 'right' },
  { title: 'p95', align: 'right' },
  { title: 'p99', align: 'right' },
];

/** One line for each ranker and, where there are such, for the goal and the aim. */
export function rowsOf({ set, metrics }: SetResult): string[][] {
  const rankers: RankerName[] = ['ours', 'lunr'];
  const rows = rankers.map((name, index) => {
    const { questions, ...figures } = metrics[name];
    const times = [figures.p50, figures.p95, figures.p99].map((ms) => (Number.isNaN(ms) ? UNKNOWN : ms.toFixed(1)));
    const lead = index === 0 ? [set, questions.toLocaleString('en')] : ['', ''];
    return [...lead, RANKER_LABELS[name], ...shares(figures), ...times];
  });
  const { goal, aim } = SETS[set];
  const wanted = Object.entries({ goal, aim: aim ?? {} }).filter(([, figures]) => Object.keys(figures).length > 0);
  return [...rows, ...wanted.map(([name, figures]) => ['', '', name, ...shares(figures)])];
}

function shares({ mrr, recall1, recall10, nothing, placed }: Goal & { readonly nothing?: number }): string[] {
  return [mrr, recall1, recall10, nothing, placed].map((value) => share(value));
}

function share(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? UNKNOWN : value.toFixed(3);
}

export function renderResults(results: readonly SetResult[]): string {
  return renderTable(COLUMNS, results.flatMap(rowsOf));
}

/** Says which sets there are no questions for: they come from a file, or out of a corpus, that is not here. */
export function renderLeftOut(wanted: readonly SetName[], asked: readonly SetName[]): string {
  const missing = wanted.filter((set) => !asked.includes(set));
  return `Left out, as there are no questions for it here: ${missing.join(', ')}.`;
}
