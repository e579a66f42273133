/** A sentence that points at one other episode, with the pointer taken out. */
export interface Reference {
  readonly target: number;
  /** The sentence as it stands in the text. */
  readonly sentence: string;
  /** The sentence without number and link. */
  readonly text: string;
}

/** A link to anything on the site; what stands in brackets with it goes with it. */
const LINK = /[(<[]*(?:https?:\/\/)?(?:[\w-]+\.)*hackerpublicradio\.org(?:\/[^\s)>\]]*)?[)>\]]*/gi;
/** Where in a link an episode's number stands. */
const LINKED = /\/eps\.php\?(?:\S*&)?id=0*(\d{1,4})(?!\d)|\/hpr0*(\d{1,4})(?![\d])/i;
/** `hpr1234`, `HPR #1234`, `HPR episode 1234`. */
const NAMED = /\bhpr(\s?#?|\s*-?\s*(?:episode|ep|show)s?\.?\s*(?:number|no\.?)?\s*#?)0*(\d{1,4})\b(?:\s*::)?/gi;
/** `episode 1234` of who knows what. */
const NUMBERED = /\b((?:episode|ep|show)\.?\s*(?:number|no\.?)?\s*#?)0*(\d{3,4})\b(?:\s*::)?/gi;
const OF_HPR = /\bhpr\b|hacker public radio/i;
/** Without "HPR" beside it, a lower number is as likely that of another podcast. */
const LEAST_ALONE = 1000;
/** Numbers that are more likely a year. */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2027;
/** A sentence of fewer words says nothing. */
const FEWEST_WORDS = 4;

const SENTENCE_END = /(?<=[.!?]["”’)]?)\s+(?=["“‘(]?\p{Lu})/u;
const BULLET = /^\s*(?:[•*–-]|\d{1,2}[.)])\s+/;

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
    return countWords(rest) < FEWEST_WORDS ? [] : [{ target, sentence, text: rest }];
  });
}

/** A text without numbers of episodes and links to the site. */
export function withoutReferences(text: string): string {
  return takeOut(text).rest;
}

function takeOut(sentence: string): { readonly targets: ReadonlySet<number>; readonly rest: string } {
  const targets = new Set<number>();
  const ofHpr = OF_HPR.test(sentence);
  const rest = sentence
    .replace(LINK, (link) => {
      const [, byId, byName] = LINKED.exec(link) ?? [];
      const number = byId ?? byName;
      if (number !== undefined) targets.add(Number(number));
      return ' ';
    })
    .replace(NAMED, (whole, words: string, digits: string) => {
      const number = Number(digits);
      if (words !== '' && isYear(number)) return whole;
      targets.add(number);
      return words.trim() === '' ? ' ' : ` HPR ${words.replace(/#/g, '')} `;
    })
    .replace(NUMBERED, (whole, words: string, digits: string) => {
      const number = Number(digits);
      if (isYear(number) || (number < LEAST_ALONE && !ofHpr)) return whole;
      targets.add(number);
      return `${words.replace(/#/g, '')} `;
    })
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { targets, rest };
}

function isYear(number: number): boolean {
  return number >= FIRST_YEAR && number <= LAST_YEAR;
}

function countWords(text: string): number {
  return text.match(/\p{L}[\p{L}\p{N}'’]*/gu)?.length ?? 0;
}
