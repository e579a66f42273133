import type { Episode } from '../../../src/corpus/model.ts';
import type { QuestionCorpus } from '../corpus.ts';
import { plain } from '../folds.ts';
import { Random } from '../hash.ts';
import type { ArchiveName, Question, SetName } from '../question.ts';

/** A title: which episode has it? Every episode with the same title is right. */
export function titleQuestions(corpus: QuestionCorpus): Question[] {
  return fromTitles(corpus, 'title', 'whole', ({ title }) => title);
}

/** A title, asked of an index of transcripts alone. */
export function titleBySpeechQuestions(corpus: QuestionCorpus): Question[] {
  return fromTitles(corpus, 'title by speech', 'speech', ({ title, hasTranscript }) =>
    hasTranscript ? title : undefined,
  );
}

/** A title with a typo in its longest word. */
export function typoQuestions(corpus: QuestionCorpus): Question[] {
  return fromTitles(corpus, 'typo', 'whole', ({ id, title }) => misspelled(title, new Random(`typo ${id}`)));
}

function fromTitles(
  { episodes }: QuestionCorpus,
  set: SetName,
  archive: ArchiveName,
  ask: (episode: Episode) => string | undefined,
): Question[] {
  const sameTitle = new Map<string, number[]>();
  for (const { id, title } of episodes) sameTitle.set(plain(title), [...(sameTitle.get(plain(title)) ?? []), id]);
  return episodes.flatMap((episode): Question[] => {
    const text = ask(episode);
    if (text === undefined) return [];
    const others = (sameTitle.get(plain(episode.title)) ?? []).filter((id) => id !== episode.id);
    return [{ set, id: `${set} ${episode.id}`, text, answers: [episode.id, ...others], archive }];
  });
}

const SHORTEST_MISSPELLED = 5;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * A title with one letter of its longest word wrong, missing, or swapped with the next; undefined when that word is too
 * short to misspell.
 */
export function misspelled(title: string, random: Random): string | undefined {
  const words = [...title.matchAll(/[A-Za-z]+/g)];
  const [longest] = words.sort((a, b) => b[0].length - a[0].length || a.index - b.index);
  if (longest === undefined || longest[0].length < SHORTEST_MISSPELLED) return undefined;
  const word = longest[0];
  const slip = random.one([wrongLetter, missingLetter, swappedLetters]) ?? wrongLetter;
  const changed = slip(word, random);
  return title.slice(0, longest.index) + changed + title.slice(longest.index + word.length);
}

function wrongLetter(word: string, random: Random): string {
  const at = random.below(word.length);
  const others = [...LETTERS].filter((letter) => letter !== word[at]?.toLowerCase());
  return word.slice(0, at) + random.one(others) + word.slice(at + 1);
}

function missingLetter(word: string, random: Random): string {
  const at = random.below(word.length);
  return word.slice(0, at) + word.slice(at + 1);
}

function swappedLetters(word: string, random: Random): string {
  const different = [...word].flatMap((letter, at) =>
    at + 1 < word.length && letter.toLowerCase() !== word[at + 1]?.toLowerCase() ? [at] : [],
  );
  const at = random.one(different);
  if (at === undefined) return missingLetter(word, random);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
