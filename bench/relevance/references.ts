import { isStopWord } from '../../src/search/analysis/pipeline.ts';

/** A sentence that points at one other episode, with the pointer taken out. */
export interface Reference {
  readonly target: number;
  /** The sentence as it stands in the text. */
  readonly sentence: string;
  /** The sentence without number and link. */
  readonly text: string;
}

/** A link to anything on the site; what stands in brackets with it goes with it. */
const LINK = /[(<[]*(?:https?:\/\/)?(?:[\w-]+\.)*(?:hacker|hobby)publicradio\.org(?:\/[^\s)>\]]*)?[)>\]]*/gi;
/** Where in a link an episode's number stands. */
const LINKED = /\/eps\.php\?(?:\S*&)?id=0*(\d{1,4})(?!\d)|\/hpr0*(\d{1,4})(?!\d)/i;
/** `hpr0012`, but not in the name of a file, nor an offer code. */
const GLUED = /(?<![\w/.])hpr(\d{3,4})(?![\w/-]|\.\w)(?:\s*::)?/gi;
/** `HPR #1234`, `HPR episode 1234`; a lower number is as likely to be part of a title. */
const NAMED =
  /(?<![\w/.-])hpr\s+(#?|(?:episode|ep|show)s?\.?\s*(?:number|no\.?)?\s*#?)0*(\d{3,4})(?![\w/-]|\.\w)(?:\s*::)?/gi;
/** `episode 1234` of who knows what. */
const NUMBERED = /\b((?:episode|ep|show)\.?\s*(?:number|no\.?)?\s*#?)0*(\d{3,4})(?![\w/-]|\.\w)(?:\s*::)?/gi;
const OF_HPR = /\bhpr\b|hacker public radio/i;
/** Without "HPR" beside it, a lower number is as likely that of another podcast. */
const LEAST_ALONE = 1000;
/** Numbers that are more likely a year. */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2027;
/** A sentence of fewer words says nothing. */
const FEWEST_WORDS = 4;
/** Words that only say that there is another episode. */
const POINTING = new Set(
  'episode episodes ep eps show shows hpr number part link see listen previous previously last next earlier first second follow following followup up also mentioned discussed here refer referred response hacker public radio'.split(
    ' ',
  ),
);

const SENTENCE_END = /(?<=[.!?]["”’)]?)\s+(?=["“‘(]?\p{Lu})/u;
const BULLET = /^\s*(?:[•*–>-]|\[?\d{1,2}[.)\]])\s+/;

/** The sentences of a text: a line break ends one as well, as in lists. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.replace(BULLET, '').split(SENTENCE_END))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/**
 * The sentences of a text that point at one other episode by number or link. Those that point at several are left out: it
 * cannot be told which one they mean.
 *
 * @param own The episode that the text belongs to; who points at it points at nothing.
 * @param isEpisode Whether there is an episode of this number.
 */
export function referencesIn(text: string, own: number, isEpisode: (id: number) => boolean): Reference[] {
  return sentencesOf(text).flatMap((sentence) => {
    const { targets, rest } = takeOut(sentence);
    const [target] = targets;
    if (targets.size !== 1 || target === undefined || target === own || !isEpisode(target)) return [];
    const says = wordsOf(rest).length >= FEWEST_WORDS && tellingWords(rest).length > 0;
    return says ? [{ target, sentence, text: rest }] : [];
  });
}

/** A text without numbers of episodes and links to the site. */
export function withoutReferences(text: string): string {
  return takeOut(text).rest;
}

/** The words of a sentence, in lower case, that say more than that there is another episode. */
export function tellingWords(text: string): string[] {
  return wordsOf(text).filter((word) => !isStopWord(word) && !POINTING.has(word));
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
      ofHpr || Number(digits) >= LEAST_ALONE ? take(digits, `${words.replace(/#/g, '')} `, whole) : whole,
    );
  // A link says for sure what "episode 980" beside it means, and an archive's address has the number once more.
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
