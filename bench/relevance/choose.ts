import { hash, type Split, sample } from './hash.ts';
import { type Question, type SetName, splitOfQuestion } from './question.ts';

/** Which questions to ask. */
export interface Choice {
  readonly sets: readonly SetName[];
  readonly split: Split | 'all';
  /** The most questions of each set. */
  readonly limit: number;
  /** Asks only a third of them. */
  readonly quick: boolean;
}

export function chooseQuestions(questions: readonly Question[], { sets, split, limit, quick }: Choice): Question[] {
  return sets.flatMap((set) => {
    const own = questions.filter(
      (question) =>
        question.set === set &&
        (split === 'all' || splitOfQuestion(question) === split) &&
        (!quick || hash(`quick ${question.id}`) % 3 === 0),
    );
    return sample(own, limit, ({ id }) => id);
  });
}
