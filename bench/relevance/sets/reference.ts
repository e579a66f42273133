import type { QuestionCorpus } from '../corpus.ts';
import { foldOf, plain } from '../folds.ts';
import { hash, sample } from '../hash.ts';
import type { Sourced } from '../question.ts';
import { contentWords, type Reference, referencesIn } from '../references.ts';

/** The monthly show whose notes list all the others: nobody would type lines of a list. */
const COMMUNITY_NEWS = /\bcommunity news\b/i;
/** A sentence in the notes of this many episodes is boilerplate that is copied from one to the next. */
const BOILERPLATE = 3;

/** The most questions from one episode's notes: with more references, they are a list of episodes. */
const MOST_OF_ONE = 6;

/** A sentence in the notes that refers to another episode: which one? */
export function referencesInNotes(corpus: QuestionCorpus): Sourced[] {
  const find = finder(corpus);
  const found = corpus.episodes
    .filter(({ title }) => !COMMUNITY_NEWS.test(title))
    .flatMap((episode) => find(corpus.notes(episode), episode.id).map((reference) => ({ episode, reference })));
  const askedBy = new Map<string, Set<number>>();
  for (const { episode, reference } of found) {
    const key = plain(reference.text);
    askedBy.set(key, (askedBy.get(key) ?? new Set()).add(episode.id));
  }
  const unique = once(found, ({ reference }) => reference.text).filter(
    ({ reference }) => (askedBy.get(plain(reference.text))?.size ?? 0) < BOILERPLATE,
  );
  return corpus.episodes.flatMap(({ id }) => {
    const own = unique.filter(({ episode }) => episode.id === id);
    return sample(own, MOST_OF_ONE, ({ reference }) => reference.text).map(
      ({ reference }): Sourced => ({
        question: {
          set: 'reference (notes)',
          id: `notes ${id}: ${hash(reference.text)}`,
          text: reference.text,
          answers: [reference.target],
          archive: foldOf(reference.text),
        },
        source: { kind: 'notes', episode: id, sentence: reference.sentence },
      }),
    );
  });
}

/** The same for comments, each asked of the index that lacks the comment. */
export function referencesInComments(corpus: QuestionCorpus): Sourced[] {
  const find = finder(corpus);
  const found = corpus.episodes.flatMap((episode) =>
    corpus
      .comments(episode)
      .flatMap((comment) => find(comment.text, episode.id).map((reference) => ({ comment, reference }))),
  );
  return once(found, ({ reference }) => reference.text).map(
    ({ comment, reference }): Sourced => ({
      question: {
        set: 'reference (comment)',
        id: `reference ${comment.id}: ${hash(reference.text)}`,
        text: reference.text,
        answers: [reference.target],
        archive: foldOf(comment.text),
      },
      source: { kind: 'comment', comment: comment.id },
    }),
  );
}

/** References that say more than a title and a host; titles are another set. */
function finder({ episodes }: QuestionCorpus): (text: string, own: number) => readonly Reference[] {
  const byId = new Map(episodes.map((episode) => [episode.id, episode]));
  return (text, own) =>
    referencesIn(text, own, (id) => byId.has(id)).filter((reference) => {
      const title = new Set(contentWords(byId.get(reference.target)?.title ?? ''));
      return contentWords(reference.text).some((word) => !title.has(word));
    });
}

/** Drops copies: the first of each text stays. */
function once<T>(found: readonly T[], textOf: (one: T) => string): T[] {
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = plain(textOf(one));
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
