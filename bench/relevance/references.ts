import { isStopWord } from '../../src/search/analysis/pipeline.ts';

/** A sentence that refers to one other episode. */
export interface Reference {
  readonly target: number;
  /** The sentence as it is in the text. */
  readonly sentence: string;
  /** The sentence without the number and the link. */
  readonly text: string;
}

/** A link to any page of the site, with the brackets around it. */
const LINK = /[(<[]*(?:https?:\/\/)?(?:[\w-]+\.)*(?:hacker|hobby)publicradio\.org(?:\/[^\s)>\]]*)?[)>\]]*/gi;
/** The episode's number in a link. */
const LINKED = /\/eps\.php\?(?:\S*&)?id=0*(\d{1,4})(?!\d)|\/hpr0*(\d{1,4})(?!\d)/i;
/** `hpr0012`, but not in a file name or an offer code. */
const GLUED = /(?<![\w/.])hpr(\d{3,4})(?![\w/-]|\.\w)(?:\s*::)?/gi;
/** `HPR #1234`, `HPR episode 1234`; a lower number is as likely to be part of a title. */
const NAMED =
  /(?<![\w/.-])hpr\s+(#?|(?:episode|ep|show)s?\.?\s*(?:number|no\.?)?\s*#?)0*(\d{3,4})(?![\w/-]|\.\w)(?:\s*::)?/gi;
/** `episode 1234`, possibly of another podcast. */
const NUMBERED = /\b((?:episode|ep|show)\.?\s*(?:number|no\.?)?\s*#?)0*(\d{3,4})(?![\w/-]|\.\w)(?:\s*::)?/gi;
const OF_HPR = /\bhpr\b|hacker public radio/i;
/** Without "HPR" in the sentence, a lower number is as likely to be an episode of another podcast. */
const MIN_WITHOUT_HPR = 1000;
/** Numbers in this range are more likely to be years. */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2027;
/** A sentence of fewer words says too little to ask. */
const MIN_WORDS = 4;
/** Words that only refer to an episode and say nothing about it. */
const REFERRING_WORDS = new Set(
  'episode episodes ep eps show shows hpr number part link see listen previous previously last next earlier first second follow following followup up also mentioned discussed here refer referred response hacker public radio'.split(
    ' ',
  ),
);

const SENTENCE_END = /(?<=[.!?]["”’)]?)\s+(?=["“‘(]?\p{Lu})/u;
const BULLET = /^\s*(?:[•*–>-]|\[?\d{1,2}[.)\]])\s+/;

/** The sentences of a text. A line break ends a sentence too, as in lists. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.replace(BULLET, '').split(SENTENCE_END))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/**
 * The sentences of a text that refer to exactly one other episode by number or link. With several, it is unclear which
 * one the sentence is about.
 *
 * @param own The episode that the text belongs to, which does not count.
 * @param isEpisode Whether an episode with this number exists.
 */
export function referencesIn(text: string, own: number, isEpisode: (id: number) => boolean): Reference[] {
  return sentencesOf(text).flatMap((sentence) => {
    const { targets, rest } = takeOut(sentence);
    const [target] = targets;
    if (targets.size !== 1 || target === undefined || target === own || !isEpisode(target)) return [];
    const says = wordsOf(rest).length >= MIN_WORDS && contentWords(rest).length > 0;
    return says ? [{ target, sentence, text: rest }] : [];
  });
}

/** Removes episode numbers and links to the site from a text. */
export function withoutReferences(text: string): string {
  return takeOut(text).rest;
}

/** The content words of a sentence, in lower case: no stop words, and none that only refer to an episode. */
export function contentWords(text: string): string[] {
  return wordsOf(text).filter((word) => !isStopWord(word) && !REFERRING_WORDS.has(word));
}

function takeOut(sentence: string): { readonly targets: ReadonlySet<number>; readonly rest: string } {
  const targets = new Set<number>();
  const ofHpr = OF_HPR.test(sentence);
  const take = (digits: string, instead: string, whole: string): string => {
    const number = Number(digits);
    if (isYear(number)) return whole;
    targets.add(number);
    return instead;
  };
  const rest = sentence
    .replace(LINK, (link) => {
      const [, byId, byName] = LINKED.exec(link) ?? [];
      const number = byId ?? byName;
      if (number !== undefined) targets.add(Number(number));
      return ' ';
    })
    .replace(GLUED, (_, digits: string) => {
      targets.add(Number(digits));
      return ' ';
    })
    .replace(NAMED, (whole, words: string, digits: string) => take(digits, ` HPR ${words.replace(/#/g, '')} `, whole))
    .replace(NUMBERED, (whole, words: string, digits: string) =>
      ofHpr || Number(digits) >= MIN_WITHOUT_HPR ? take(digits, `${words.replace(/#/g, '')} `, whole) : whole,
    );
  // With a link, "episode 980" beside it is certainly the same one, and an archive's address repeats the number.
  const bare = [...targets].reduce(
    (text, target) => text.replace(new RegExp(`\\b(?:hpr)?0*${target}\\b`, 'gi'), ''),
    rest,
  );
  return { targets, rest: tidy(bare) };
}

function tidy(text: string): string {
  return text
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isYear(number: number): boolean {
  return number >= FIRST_YEAR && number <= LAST_YEAR;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{N}'’]*/gu) ?? [];
}
