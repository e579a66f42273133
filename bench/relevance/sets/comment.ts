import type { QuestionCorpus } from '../corpus.ts';
import { foldOf } from '../folds.ts';
import type { Sourced } from '../question.ts';
import { withoutReferences } from '../references.ts';

const WORDS = 30;
/** Shorter comments only say thank you. */
const FEWEST_WORDS = 10;

/** The title and the first words of a listener's comment: which episode is it on? */
export function commentQuestions(corpus: QuestionCorpus): Sourced[] {
  return corpus.episodes.flatMap((episode) =>
    corpus.comments(episode).flatMap((comment): Sourced[] => {
      const beginning = comment.text.split(/\s+/).slice(0, WORDS).join(' ');
      const text = withoutReferences(`${comment.title} ${beginning}`);
      if (text.split(' ').length < FEWEST_WORDS) return [];
      return [
        {
          question: {
            set: 'comment',
            id: `comment ${comment.id}`,
            text,
            answers: [episode.id],
            archive: foldOf(comment.text),
          },
          source: { kind: 'comment', comment: comment.id },
        },
      ];
    }),
  );
}
