import type { Confidence } from '../../src/knowledge/answers.ts';
import { type Column, renderTable } from '../../src/text/table.ts';
import { UNKNOWN } from '../units.ts';

/** How sure the search was of one question, and whether it was right. */
export interface Doubted {
  readonly set: string;
  readonly confidence: Confidence;
  /** Of the first right episode, from 1; absent when it is not in the top ten, or there is none. */
  readonly rank?: number;
}

export const CONFIDENCE_COLUMNS: readonly Column[] = [
  { title: 'set', align: 'left' },
  { title: 'questions', align: 'right' },
  { title: 'sure', align: 'right' },
  { title: 'first is right', align: 'right' },
  { title: 'likely', align: 'right' },
  { title: 'in the ten', align: 'right' },
  { title: 'guess', align: 'right' },
  { title: 'in the ten', align: 'right' },
];

/** For each set and for all that have an answer: the share of each confidence, and how often its results are right. */
export function confidenceRows(doubted: readonly Doubted[]): string[][] {
  const sets = [...new Set(doubted.map(({ set }) => set))];
  const answered = doubted.filter(({ set }) => doubted.some((one) => one.set === set && one.rank !== undefined));
  const rows = sets.map((set) =>
    rowOf(
      set,
      doubted.filter((one) => one.set === set),
    ),
  );
  return [...rows, rowOf('all with an answer', answered)];
}

export function renderConfidence(doubted: readonly Doubted[]): string {
  return renderTable(CONFIDENCE_COLUMNS, confidenceRows(doubted));
}

function rowOf(name: string, own: readonly Doubted[]): string[] {
  const within = (confidence: Confidence, most: number): string[] => {
    const called = own.filter((one) => one.confidence === confidence);
    const right = called.filter(({ rank }) => rank !== undefined && rank <= most);
    return [share(called.length, own.length), share(right.length, called.length)];
  };
  return [name, own.length.toLocaleString('en'), ...within('sure', 1), ...within('likely', 10), ...within('guess', 10)];
}

function share(part: number, whole: number): string {
  return whole === 0 ? UNKNOWN : (part / whole).toFixed(2);
}
