import type { Episode, Loop } from '../../../src/corpus/model.ts';
import { isStopWord, stem, wordOf } from '../../../src/search/analysis/pipeline.ts';
import { tokensOf } from '../../../src/search/snippet/marked-text.ts';
import type { QuestionCorpus } from '../corpus.ts';
import { Random, sample } from '../hash.ts';
import type { Question } from '../question.ts';

const WORDS = 8;
/** In their first and last words all episodes say the same. */
const OPENING = 100;
const CLOSING = 130;
/** So many different words that are no stop words stay as they were said. */
const FEWEST_TELLING = 3;
const TRIES = 40;
/** So many of the commonest words that are no stop words stand in for the one that is misremembered. */
const SUBSTITUTES = 200;
const SHORTEST_SUBSTITUTE = 4;

/**
 * Eight words in a row out of a transcript, one of them remembered wrongly: which episode, and where? What is said just so
 * in another episode as well is not asked: there would be two right answers.
 *
 * @param most Makes questions of so many episodes, because each is read whole.
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
  /** Without the punctuation around them; as many as the index counts. */
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

/** Words in a row, with the one that is going to be changed. */
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
