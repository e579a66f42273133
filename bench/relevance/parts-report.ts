import { type Column, renderTable } from '../../src/text/table.ts';
import { UNKNOWN } from '../units.ts';
import type { PartResult } from './ask-parts.ts';
import { SET_NAMES, type SetName } from './question.ts';

/** A smaller difference is shown as 0. */
const MIN_CHANGE = 0.0005;

/** The ablation table: the MRR@10 of each set with all parts, then its change without each part. One column per set. */
export function partsTable(results: readonly PartResult[]): {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
} {
  const [everything] = results;
  const sets = SET_NAMES.filter((set) => everything?.metrics.has(set));
  const mrr = (result: PartResult | undefined, set: SetName): number => result?.metrics.get(set)?.mrr ?? Number.NaN;
  const rows = results.map((result) =>
    result.name === undefined
      ? ['everything', ...sets.map((set) => share(mrr(result, set)))]
      : [`without ${result.name}`, ...sets.map((set) => change(mrr(result, set) - mrr(everything, set)))],
  );
  const questions = sets.map((set) => (everything?.metrics.get(set)?.questions ?? 0).toLocaleString('en'));
  return {
    columns: [{ title: 'MRR@10', align: 'left' }, ...sets.map((title): Column => ({ title, align: 'right' }))],
    rows: [['questions', ...questions], ...rows],
  };
}

export function renderParts(results: readonly PartResult[]): string {
  const { columns, rows } = partsTable(results);
  return renderTable(columns, rows);
}

function share(value: number): string {
  return Number.isNaN(value) ? UNKNOWN : value.toFixed(3);
}

function change(value: number): string {
  if (Number.isNaN(value)) return UNKNOWN;
  if (Math.abs(value) < MIN_CHANGE) return '0';
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(3)}`;
}
