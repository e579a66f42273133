import type { Episode, Loop } from '../../../src/corpus/model.ts';
import { isStopWord, stem, wordOf } from '../../../src/search/analysis/pipeline.ts';
import { tokensOf } from '../../../src/search/snippet/marked-text.ts';
import type { QuestionCorpus } from '../corpus.ts';
import { Random, sample } from '../hash.ts';
import type { Question } from '../question.ts';

const WORDS = 8;
/** All episodes begin and end with the same words. */
const OPENING = 100;
const CLOSING = 130;
/** At least this many distinct words that are not stop words stay unchanged. */
const FEWEST_TELLING = 3;
const TRIES = 40;
/** The misremembered word is replaced by one of this many of the most common words that are not stop words. */
const SUBSTITUTES = 200;
const SHORTEST_SUBSTITUTE = 4;

/**
 * Eight consecutive words of a transcript, one of them misremembered: which episode, and where? Quotes that occur in a
 * second episode are left out, because there would be two right answers.
 *
 * @param most The most episodes to make questions from, because each transcript is read whole.
 */
export function spokenQuestions(corpus: QuestionCorpus, most: number): Question[] {
  const spoken = corpus.episodes.filter(({ hasTranscript }) => hasTranscript);
  const chosen = sample(spoken, most, ({ id }) => String(id)).map((episode) => readWords(corpus, episode));
  const substitutes = commonest(chosen.flatMap(({ words }) => words));
  return chosen.flatMap(({ episode, words, inLoop }): Question[] => {
    const random = new Random(`spoken ${episode.id}`);
    const quote = quoteFrom(words, inLoop, corpus, random);
    const substitute = random.one(
      substitutes.filter((word) => stem(word) !== stem(quote?.changed.toLowerCase() ?? '')),
    );
    if (quote === undefined || substitute === undefined) return [];
    const text = [...quote.before, substitute, ...quote.after].join(' ');
    return [
      { set: 'spoken', id: `spoken ${episode.id}`, text, answers: [episode.id], archive: 'whole', word: quote.start },
    ];
  });
}

interface Words {
  readonly episode: Episode;
  /** Without surrounding punctuation; as many as the index has tokens. */
  readonly words: readonly string[];
  readonly inLoop: (word: number) => boolean;
}

function readWords(corpus: QuestionCorpus, episode: Episode): Words {
  const { text, loops } = corpus.transcript(episode);
  const lines = text.split('\n').map((line) => tokensOf(line).map(({ start, end }) => wordOf(line.slice(start, end))));
  const looping = lines.flatMap((line, number) => line.map(() => loops.some((loop) => isWithin(number, loop))));
  return { episode, words: lines.flat(), inLoop: (word) => looping[word] ?? false };
}

function isWithin(number: number, { line, lines }: Loop): boolean {
  return number >= line && number < line + lines;
}

/** Consecutive words, and the one to change. */
interface Quote {
  readonly start: number;
  readonly before: readonly string[];
  readonly changed: string;
  readonly after: readonly string[];
}

function quoteFrom(
  words: readonly string[],
  inLoop: (word: number) => boolean,
  corpus: QuestionCorpus,
  random: Random,
): Quote | undefined {
  const places = words.length - OPENING - CLOSING - WORDS;
  if (places < 1) return undefined;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const start = OPENING + random.below(places);
    const at = random.below(WORDS);
    const quoted = words.slice(start, start + WORDS);
    if (quoted.includes('') || quoted.some((_, place) => inLoop(start + place))) continue;
    const telling = quoted
      .map((word, offset) => ({ word: word.toLowerCase(), offset }))
      .filter(({ word, offset }) => offset !== at && !isStopWord(word))
      .map(({ word, offset }) => ({ term: stem(word), offset }));
    if (new Set(telling.map(({ term }) => term)).size < FEWEST_TELLING || corpus.saying(telling) > 1) continue;
    return { start, before: quoted.slice(0, at), changed: quoted[at] ?? '', after: quoted.slice(at + 1) };
  }
  return undefined;
}

function commonest(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const typed of words) {
    const word = typed.toLowerCase();
    if (word.length >= SHORTEST_SUBSTITUTE && /^[a-z]+$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word]) => !isStopWord(word))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, SUBSTITUTES)
    .map(([word]) => word);
}
