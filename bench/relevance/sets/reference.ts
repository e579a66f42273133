import type { Episode } from '../../../src/corpus/model.ts';
import type { QuestionCorpus } from '../corpus.ts';
import { foldOf, plain } from '../folds.ts';
import type { Sourced } from '../question.ts';
import { type Reference, referencesIn } from '../references.ts';

/** The monthly show whose notes list all the others: nobody would type those lines. */
const COMMUNITY_NEWS = /\bcommunity news\b/i;
/** A sentence that stands in the notes of so many episodes is a list that is carried along. */
const BOILERPLATE = 3;

/** A sentence in the notes that points at another episode: which one? */
export function referencesInNotes(corpus: QuestionCorpus): Sourced[] {
  const found = corpus.episodes
    .filter(({ title }) => !COMMUNITY_NEWS.test(title))
    .flatMap((episode) =>
      referencesIn(corpus.notes(episode), episode.id, known(corpus)).map((reference) => ({ episode, reference })),
    );
  const episodesWith = new Map<string, Set<number>>();
  for (const { episode, reference } of found) {
    const key = plain(reference.text);
    episodesWith.set(key, (episodesWith.get(key) ?? new Set()).add(episode.id));
  }
  const seen = new Set<string>();
  return found.flatMap(({ episode, reference }, place): Sourced[] => {
    const key = plain(reference.text);
    if (seen.has(key) || (episodesWith.get(key)?.size ?? 0) >= BOILERPLATE) return [];
    seen.add(key);
    return [
      {
        question: {
          set: 'reference (notes)',
          id: `notes ${episode.id} #${place}`,
          text: reference.text,
          answers: [reference.target],
          archive: foldOf(reference.text),
        },
        source: { kind: 'notes', episode: episode.id, sentence: reference.sentence },
      },
    ];
  });
}

/** The same in the comments, each asked of the index that lacks the comment. */
export function referencesInComments(corpus: QuestionCorpus): Sourced[] {
  const seen = new Set<string>();
  return corpus.episodes.flatMap((episode) =>
    corpus.comments(episode).flatMap((comment) => {
      const unique = referencesIn(comment.text, episode.id, known(corpus)).filter(({ text }) => !seen.has(plain(text)));
      return unique.map((reference: Reference, place): Sourced => {
        seen.add(plain(reference.text));
        return {
          question: {
            set: 'reference (comment)',
            id: `reference ${comment.id} #${place}`,
            text: reference.text,
            answers: [reference.target],
            archive: foldOf(comment.text),
          },
          source: { kind: 'comment', comment: comment.id },
        };
      });
    }),
  );
}

const knownIds = new WeakMap<readonly Episode[], ReadonlySet<number>>();

function known({ episodes }: QuestionCorpus): (id: number) => boolean {
  const ids = knownIds.get(episodes) ?? new Set(episodes.map(({ id }) => id));
  knownIds.set(episodes, ids);
  return (id) => ids.has(id);
}
