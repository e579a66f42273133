import { hash, type Split, sample } from './hash.ts';
import { type Question, type SetName, splitOfQuestion } from './question.ts';

/** Which of the questions are asked. */
export interface Choice {
  readonly sets: readonly SetName[];
  readonly split: Split | 'all';
  /** At most so many of each set. */
  readonly limit: number;
  /** A third of the questions. */
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
