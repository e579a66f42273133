import type { QuestionCorpus } from './corpus.ts';
import { sample } from './hash.ts';
import type { Question, SetName, Sourced } from './question.ts';
import { commentQuestions } from './sets/comment.ts';
import { keywordQuestions } from './sets/keywords.ts';
import { referencesInComments, referencesInNotes } from './sets/reference.ts';
import { spokenQuestions } from './sets/spoken.ts';
import { titleBySpeechQuestions, titleQuestions, typoQuestions } from './sets/title.ts';

/** Larger sets are sampled down to so many questions. */
export const MOST_QUESTIONS = 1500;

export interface QuestionSets {
  readonly questions: readonly Question[];
  /** What must not be in the index of a fold, by question. */
  readonly sourced: readonly Sourced[];
  /** How many questions each set had before it was sampled down. */
  readonly available: ReadonlyMap<SetName, number>;
}

/** All questions over a corpus: the same ones in every run. */
export function makeQuestions(corpus: QuestionCorpus): QuestionSets {
  const available = new Map<SetName, number>();
  const kept = <T>(all: readonly T[], questionOf: (one: T) => Question): readonly T[] => {
    const [first] = all;
    if (first !== undefined) available.set(questionOf(first).set, all.length);
    return sample(all, MOST_QUESTIONS, (one) => keyOf(questionOf(one)));
  };
  const sourced = [commentQuestions(corpus), referencesInNotes(corpus), referencesInComments(corpus)].flatMap((set) =>
    kept(set, ({ question }) => question),
  );
  const plain = [
    titleQuestions(corpus),
    typoQuestions(corpus),
    titleBySpeechQuestions(corpus),
    keywordQuestions(corpus),
    spokenQuestions(corpus, MOST_QUESTIONS),
  ].flatMap((set) => kept(set, (question) => question));
  return { questions: [...sourced.map(({ question }) => question), ...plain], sourced, available };
}

/** Sets that ask for an episode once sample the same episodes, so that they can be compared. */
function keyOf({ set, id, answers }: Question): string {
  return set === 'comment' || set.startsWith('reference') ? id : String(answers[0]);
}
