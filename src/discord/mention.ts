/**
 * `hpr1234`, `HPR 42`, `episode 1234`, or the address of a show, old (`eps.php?id=0042`) or new (`/eps/hpr0042/`). A number of
 * one or two figures is not a show's without HPR before it.
 */
const EPISODE = /(?:\bhpr[ -]?#?|\beps\.php\?id=)0*(\d{1,5})\b|\b(?:episode|ep\.?|show) #?0*(\d{3,5})\b/i;
const EPISODES = new RegExp(EPISODE, 'gi');
const TITLE = /["“]([^"“”\n]{4,100})["”]/g;

/** The number of the first show that a text names; undefined when it names none. */
export function mentionedEpisode(text: string): number | undefined {
  const [, named, numbered] = EPISODE.exec(text) ?? [];
  const number = named ?? numbered;
  return number === undefined ? undefined : Number(number);
}

/** What a message names shows with, in its order: their numbers, and what is in quotes and may be a title. */
export function mentionedEpisodes(text: string): readonly (number | string)[] {
  const numbers = [...text.matchAll(EPISODES)].map(({ index, 1: named, 2: numbered }) => ({
    index,
    name: Number(named ?? numbered),
  }));
  const titles = [...text.matchAll(TITLE)].map(({ index, 1: name = '' }) => ({ index, name }));
  return [...numbers, ...titles].sort((a, b) => a.index - b.index).map(({ name }) => name);
}

/** The number of the show that a text is nothing but a name or an address of. */
export function mentionIsAll(text: string): number | undefined {
  const isOne = /^hpr[ -]?\d+$/i.test(text) || /^https?:\/\/\S+$/i.test(text);
  return isOne ? mentionedEpisode(text) : undefined;
}

/** Custom emoji, mentions of members, roles, channels and commands, and timestamps, as they are in a message's text. */
export const MARKUP_TOKENS = /<a?:\w+:\d+>|<[@#][!&]?\d+>|<t:-?\d+(?::\w)?>|<\/[^:>]+:\d+>|<id:\w+>/g;

/** The parts of a message that are not words: mentions, custom emoji, timestamps, addresses and markup. */
const NOT_SAID = [
  /```\w*\n|```/g,
  MARKUP_TOKENS,
  /<?https?:\/\/[^\s>]+>?/gi,
  /^\s*(?:#{1,3}|-#|>{1,3}|[-*+]|\d+\.)\s/gm,
  /[*_~`|]+/g,
];
/** Enough to tell what a message is about; more words make a search slow and vague. */
const WORDS = 30;

/** The words of a message, without markup and mentions, at most {@link WORDS} of them and at most `limit` units. */
export function wordsOfMessage(text: string, limit: number): string {
  const said = NOT_SAID.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
  const words = said
    .split(/\s+/)
    // At the beginning of a word they would mean something to the search.
    .map((word) => word.replace(/^[-+]+/, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, WORDS);
  while (words.join(' ').length > limit) words.pop();
  return words.join(' ');
}
