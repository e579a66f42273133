import type { SetName } from './question.ts';

/** What the product promises of itself, over the questions that it was not tuned on. */
export interface Goal {
  readonly mrr?: number;
  readonly recall1?: number;
  readonly recall10?: number;
  readonly placed?: number;
}

export const GOALS: Readonly<Record<SetName, Goal>> = {
  comment: { mrr: 0.36, recall10: 0.52 },
  'reference (notes)': { mrr: 0.6, recall10: 0.69 },
  'reference (comment)': {},
  title: { mrr: 0.99, recall10: 1 },
  typo: { mrr: 0.95, recall10: 0.98 },
  'title by speech': { mrr: 0.64, recall10: 0.79 },
  keywords: { mrr: 0.7, recall10: 0.86 },
  spoken: { recall1: 0.95, placed: 0.9 },
};
