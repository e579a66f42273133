import type { QuestionCorpus } from '../corpus.ts';
import type { HalfRemembered } from '../half-remembered.ts';
import type { Question } from '../question.ts';

const KINDS = ['half', 'short', 'name'] as const;

/**
 * What a listener would ask two years later: a story, a few words, a name. Empty when one of the episodes is missing,
 * because then the questions were written for another corpus, whose numbers mean other episodes.
 */
export function halfRememberedQuestions({ episodes }: QuestionCorpus, written: readonly HalfRemembered[]): Question[] {
  const known = new Set(episodes.map(({ id }) => id));
  if (!written.every(({ episode }) => known.has(episode))) return [];
  return KINDS.flatMap((set) =>
    written.flatMap(({ episode, [set]: text }): Question[] =>
      text === undefined ? [] : [{ set, id: `${set} ${episode}`, text, answers: [episode], archive: 'whole' }],
    ),
  );
}
