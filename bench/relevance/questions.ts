import type { QuestionCorpus } from './corpus.ts';
import type { HalfRemembered } from './half-remembered.ts';
import { sample } from './hash.ts';
import type { Question, Sourced } from './question.ts';
import { commentQuestions } from './sets/comment.ts';
import { halfRememberedQuestions } from './sets/half-remembered.ts';
import { keywordQuestions } from './sets/keywords.ts';
import { namedQuestions } from './sets/named.ts';
import { referencesInComments, referencesInNotes } from './sets/reference.ts';
import { spokenQuestions } from './sets/spoken.ts';
import { titleBySpeechQuestions, titleQuestions, typoQuestions } from './sets/title.ts';

/** The most questions of a set; larger ones are sampled. */
export const MAX_QUESTIONS = 1500;

export interface QuestionSets {
  readonly questions: readonly Question[];
  /** Those whose source must not be in the index that they are asked of. */
  readonly sourced: readonly Sourced[];
}

/**
 * All questions over a corpus: the same ones in every run.
 * @param written The hand-written questions to add.
 */
export function makeQuestions(corpus: QuestionCorpus, written: readonly HalfRemembered[] = []): QuestionSets {
  const sourced = [commentQuestions(corpus), referencesInNotes(corpus), referencesInComments(corpus)].flatMap((set) =>
    sample(set, MAX_QUESTIONS, ({ question }) => question.id),
  );
  const plain = [
    titleQuestions(corpus),
    typoQuestions(corpus),
    titleBySpeechQuestions(corpus),
    keywordQuestions(corpus),
    namedQuestions(corpus),
    spokenQuestions(corpus, MAX_QUESTIONS),
    // Sampled by episode, so that the sets are about the same ones and can be compared.
  ].flatMap((set) => sample(set, MAX_QUESTIONS, ({ answers }) => String(answers[0])));
  const byHand = halfRememberedQuestions(corpus, written);
  return { questions: [...sourced.map(({ question }) => question), ...plain, ...byHand], sourced };
}
