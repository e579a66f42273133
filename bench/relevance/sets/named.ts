import type { Episode } from '../../../src/corpus/model.ts';
import { stem } from '../../../src/search/analysis/pipeline.ts';
import { append } from '../../../src/util/append.ts';
import type { QuestionCorpus } from '../corpus.ts';
import { Random } from '../hash.ts';
import type { Question } from '../question.ts';
import { wordsOf } from './keywords.ts';
import { misspelled } from './title.ts';

const MOST_WORDS = 3;
/** Shows of so many others have each word too: otherwise the name would not matter. */
const FEWEST_OTHERS = 3;
const MISSPELT = 5;

const OF_HOST = [
  (name: string, words: string): string => `${name} talking about ${words}`,
  (name: string, words: string): string => `${name} shows about ${words}`,
  (name: string, words: string): string => `${words} by ${name}`,
  (name: string, words: string): string => `${words} ${name}`,
];
const OF_SERIES = [
  (name: string, words: string): string => `${words} in the ${name} series`,
  (name: string, words: string): string => `${name} show about ${words}`,
  (name: string, words: string): string => `${name} ${words}`,
];

/**
 * A host or a series, named in passing, and what the show is about in one to three words of its title and tags. Every
 * show of theirs with those words in title, summary or tags is right.
 */
export function namedQuestions(corpus: QuestionCorpus): Question[] {
  const described = new Map(
    corpus.episodes.map((episode) => {
      const { title, summary, tags } = episode;
      return [episode, new Set(wordsOf(`${title} ${summary} ${tags.join(' ')}`).map(stem))];
    }),
  );
  const ofSame = (a: Episode, b: Episode, bySeries: boolean): boolean =>
    bySeries ? corpus.series(a) === corpus.series(b) : corpus.host(a) === corpus.host(b);
  const byStem = new Map<string, Episode[]>();
  for (const [episode, stems] of described) for (const one of stems) append(byStem, one, episode);
  const having = (word: string): readonly Episode[] => byStem.get(stem(word)) ?? [];
  return corpus.episodes.flatMap((episode): Question[] => {
    const random = new Random(`named ${episode.id}`);
    const series = corpus.series(episode);
    const bySeries = series !== undefined && random.below(3) === 0;
    const name = bySeries ? series : corpus.host(episode);
    if (name === undefined) return [];
    const inName = new Set(wordsOf(name).map(stem));
    const words = wordsOf(`${episode.title} ${episode.tags.join(' ')}`).filter((word) => {
      if (inName.has(stem(word))) return false;
      return having(word).filter((other) => !ofSame(other, episode, bySeries)).length >= FEWEST_OTHERS;
    });
    const asked = random.some(words, 1 + random.below(MOST_WORDS));
    const [first] = asked;
    if (first === undefined) return [];
    const others = having(first).filter(
      (other) =>
        other !== episode &&
        ofSame(other, episode, bySeries) &&
        asked.every((word) => described.get(other)?.has(stem(word))),
    );
    const spelt = random.below(MISSPELT) === 0 ? (misspelled(name, random) ?? name) : name;
    const ask = random.one(bySeries ? OF_SERIES : OF_HOST);
    return [
      {
        set: 'named',
        id: `named ${episode.id}`,
        text: ask?.(spelt, asked.join(' ')) ?? spelt,
        answers: [episode.id, ...others.map(({ id }) => id)],
        archive: 'whole',
      },
    ];
  });
}
