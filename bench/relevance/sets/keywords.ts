import { foldToken } from '../../../src/search/analysis/fold.ts';
import { isStopWord, stem, wordOf } from '../../../src/search/analysis/pipeline.ts';
import { tokensOf } from '../../../src/search/snippet/marked-text.ts';
import type { QuestionCorpus } from '../corpus.ts';
import { Random } from '../hash.ts';
import type { Question } from '../question.ts';

const FEWEST = 2;
const MOST = 4;
/** The words are drawn from this many of the rarest: people do not remember exactly the rarest ones. */
const CHOICE = 6;
/** A word in more than this share of the episodes is not rare. */
const COMMON_SHARE = 0.1;
const WORD = /^\p{L}[\p{L}\p{N}'’.+#]{2,}$/u;

/**
 * Two to four rare words of the summary and the tags, in their order, asked of an index without summaries and tags. A
 * word that no other field of any episode has is left out, because no engine could match it.
 */
export function keywordQuestions(corpus: QuestionCorpus): Question[] {
  const common = corpus.episodes.length * COMMON_SHARE;
  return corpus.episodes.flatMap((episode): Question[] => {
    const random = new Random(`keywords ${episode.id}`);
    const candidates = wordsOf(`${episode.summary} ${episode.tags.join(' ')}`)
      .map((word, place) => ({ word, place, frequency: corpus.elsewhere(stem(word)) }))
      .filter(({ frequency }) => frequency > 0 && frequency <= common)
      .sort((a, b) => a.frequency - b.frequency || a.place - b.place)
      .slice(0, CHOICE)
      .sort((a, b) => a.place - b.place);
    const words = random.some(candidates, FEWEST + random.below(MOST - FEWEST + 1));
    if (words.length < FEWEST) return [];
    const text = words.map(({ word }) => word).join(' ');
    return [{ set: 'keywords', id: `keywords ${episode.id}`, text, answers: [episode.id], archive: 'no-keywords' }];
  });
}

/** The words of a text, in lower case, one for each stem. */
export function wordsOf(text: string): string[] {
  const words = new Map<string, string>();
  for (const { start, end } of tokensOf(text)) {
    const word = wordOf(foldToken(text.slice(start, end)));
    if (WORD.test(word) && !isStopWord(word) && !words.has(stem(word))) words.set(stem(word), word);
  }
  return [...words.values()];
}
