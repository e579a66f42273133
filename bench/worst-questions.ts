import { suggestEpisodes, suggestHosts, suggestQueries, suggestTags } from '../commands/suggestions.ts';
import { navigate } from '../src/discord/navigate.ts';
import { type History, QUERY_LENGTH, type Route } from '../src/discord/route.ts';
import { show } from '../src/discord/show.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { typedSet } from './queries.ts';

/** Something that a member can ask, and that costs more than almost anything else that they can ask. */
export interface WorstQuestion {
  readonly kind: string;
  /** What is asked, to find it again. */
  readonly label: string;
  readonly ask: () => unknown;
}

const LONGEST_TRANSCRIPTS = 60;
/** Words that nearly every show says, one that few do, and a phrase. */
const SPOKEN = ['linux', 'you know', 'the thing about it', 'slackware', 'one two three'];
const QUERIES_OF_A_KIND = 40;
const BEGINNINGS = ['con', 'pre', 'sta', 'com', 'int', 'str', 'exp', 'tra', 'mar', 'per', 'dis', 'pro', 'uni', 'acc'];

/** The questions that hold the event loop the longest, of each kind that members can ask; the same in every run. */
export function worstQuestions(knowledgeBase: KnowledgeBase): readonly WorstQuestion[] {
  const random = pseudoRandom();
  const words = corpusWords(knowledgeBase);
  const any = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const search = (kind: string, make: () => string, filters: () => object = () => ({})): WorstQuestion[] =>
    Array.from({ length: QUERIES_OF_A_KIND }, () => {
      const query = filled(make);
      const route: Route = { view: 'search', query, page: 1, ...filters() };
      return { kind, label: query, ask: () => show(knowledgeBase, [route]) };
    });
  const typed = (name: string, suggest: (text: string) => unknown): WorstQuestion[] =>
    [...typedSet(), ...BEGINNINGS, ...BEGINNINGS.map((one) => `${one} `.repeat(20)), 'x'.repeat(100)].map((text) => ({
      kind: 'suggestions',
      label: `${name}: ${text}`,
      ask: () => suggest(text),
    }));
  return [
    ...transcripts(knowledgeBase),
    ...search('a long query', () => any(words)),
    ...search('beginnings of words', () => `${any(BEGINNINGS)}${any(['', 'a', 'e', 'i'])}*`),
    ...search('words with hyphens and dots', () =>
      any([`${any(words)}-${any(words)}`, `${any(words)}.${any(words)}.x`]),
    ),
    ...search('hyphens, dots and beginnings', () =>
      any([`${any(words)}-${any(words)}`, `${any(words)}.${any(words)}`, `${any(BEGINNINGS)}*`]),
    ),
    ...search('misspelt words', () => misspelt(any(words), random)),
    ...search('quotations', () => `"${any(words)} ${any(words)} ${any(words)}"`),
    ...search('common words', () => any(['the', 'and', 'to', 'of', 'you', 'linux', 'that', 'is', 'it', 'so'])),
    ...search(
      'filters',
      () => any(['linux', 'the', any(words), 'podcast -linux', `after:${2006 + Math.floor(random() * 18)}`]),
      () => ({ hostId: any(knowledgeBase.hosts).id, tag: any(any(knowledgeBase.episodes).tags) }),
    ),
    ...typed('query', (text) => suggestQueries(text, knowledgeBase)),
    ...typed('episode', (text) => suggestEpisodes(text, knowledgeBase)),
    ...typed('host', (text) => suggestHosts(text, knowledgeBase)),
    ...typed('tag', (text) => suggestTags(text, knowledgeBase)),
    ...episodes(knowledgeBase),
  ];
}

/** The longest transcripts, opened where a word is said and paged through. */
function transcripts(knowledgeBase: KnowledgeBase): WorstQuestion[] {
  const longest = knowledgeBase.episodes
    .filter(({ hasTranscript }) => hasTranscript)
    .map(({ id }) => ({ id, words: knowledgeBase.transcript(id)?.words ?? 0 }))
    .toSorted((one, other) => other.words - one.words)
    .slice(0, LONGEST_TRANSCRIPTS);
  return longest.flatMap(({ id }, index) => {
    const words = SPOKEN[index % SPOKEN.length] ?? '';
    const from: History = [
      { view: 'search', query: words, page: 1 },
      { view: 'episode', id, tab: 'overview', page: 1 },
    ];
    const press = (history: History, action: 'transcript' | 'next-place' | 'last'): History =>
      navigate(knowledgeBase, history, { action, value: '', random: () => 0 }) ?? history;
    return [
      {
        kind: 'a transcript at a word',
        label: `${id} ${words}`,
        ask: () => show(knowledgeBase, press(from, 'transcript')),
      },
      {
        kind: 'the next place in a transcript',
        label: `${id} ${words}`,
        ask: () => show(knowledgeBase, press([{ view: 'transcript', id, words, page: 1, place: 1 }], 'next-place')),
      },
    ];
  });
}

/** The shows with the most to show, tab by tab. */
function episodes(knowledgeBase: KnowledgeBase): WorstQuestion[] {
  const size = (id: number): number =>
    knowledgeBase.notes(id).length + JSON.stringify(knowledgeBase.comments(id)).length;
  const longest = knowledgeBase.episodes.toSorted((one, other) => size(other.id) - size(one.id)).slice(0, 40);
  return longest.flatMap(({ id }) =>
    (['overview', 'notes', 'comments', 'related'] as const).map((tab) => ({
      kind: 'an episode',
      label: `${id} ${tab}`,
      ask: () => show(knowledgeBase, [{ view: 'episode', id, tab, page: 1 }]),
    })),
  );
}

/** As many of them as a query holds. */
function filled(make: () => string): string {
  let query = make();
  for (;;) {
    const longer = `${query} ${make()}`;
    if (longer.length > QUERY_LENGTH) return query;
    query = longer;
  }
}

/** Words of all kinds, from titles. */
function corpusWords({ episodes: all }: KnowledgeBase): readonly string[] {
  return [...new Set(all.flatMap(({ title }) => title.toLowerCase().match(/[a-z]{4,12}/g) ?? []))];
}

/** Two letters change places, and one is lost. */
function misspelt(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  return word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 2);
}

/** A linear congruential generator with the constants of Numerical Recipes, so that every run asks the same. */
function pseudoRandom(): () => number {
  let state = 20_080_116;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
