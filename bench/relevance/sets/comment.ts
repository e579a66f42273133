import type { QuestionCorpus } from '../corpus.ts';
import { foldOf } from '../folds.ts';
import type { Sourced } from '../question.ts';
import { withoutReferences } from '../references.ts';

const WORDS = 30;
/** Fewer say thank you and nothing else. */
const FEWEST_WORDS = 10;

/** A listener's comment, its title and its first words: which episode is it about? */
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
