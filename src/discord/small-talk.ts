/** The words of a text that a reader would count, in lower case. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const GREETINGS = 'hi|hello|hey|hiya|howdy|hallo|yo|good (?:morning|afternoon|evening|day)';
/** Before a comma, or before a word that starts a question: `hello world` may be what is looked for. */
const OPENING = new RegExp(
  `^(?:${GREETINGS}|well|so|and|ok|okay)(?: (?:there|all|everyone|hpr|bot))?(?:\\s*[,.!:]+\\s*|\\s+(?=(?:which|what|who|where|when|is|was|does|do|did|can|could|i)\\b))`,
  'i',
);
const CLOSING = /[\s,.!]{1,3}(?:please|thanks|thank you|many thanks|cheers)[\s.!]*$/i;

/** A text without a greeting that starts a question, and without thanks that end it. */
export function withoutCourtesies(text: string): string {
  return text.replace(OPENING, '').replace(CLOSING, '');
}

const THANKS = new Set('thanks thank thx ty tysm cheers merci danke gracias ta'.split(' '));
const PRAISE = new Set('great cool nice perfect awesome brilliant good excellent lovely lol haha ok okay'.split(' '));
/** What stands around thanks without saying anything more. */
const AROUND = new Set('you u so very much a lot for that this it is was bot hpr the one i s ll im again'.split(' '));

/** Approval, and nothing else. */
export function isPraise(words: readonly string[]): boolean {
  return words.every((word) => PRAISE.has(word));
}

/** Thanks, and nothing else. */
export function isThanks(words: readonly string[]): boolean {
  const isAllOf = words.every((word) => THANKS.has(word) || PRAISE.has(word) || AROUND.has(word));
  return isAllOf && words.some((word) => THANKS.has(word) || (word === 'good' && words.includes('bot')));
}

const GREETING = new Set(
  'hi hello hey hiya howdy hallo yo there good morning afternoon evening day all bot hpr'.split(' '),
);
const HELP: ReadonlySet<string> = new Set([
  'help',
  'help me',
  'help please',
  'commands',
  'usage',
  'ping',
  'test',
  'what can you do',
  'what do you do',
  'what are you',
  'what is this',
  'what can i ask',
  'what can i ask you',
  'how do i use this',
  'who are you',
  'how do you work',
  'how does this work',
  'how does it work',
]);

/** A greeting or a call for help, and nothing else. */
export function isGreeting(words: readonly string[]): boolean {
  return HELP.has(words.join(' ')) || words.every((word) => GREETING.has(word));
}

/** Words that ask nothing: a greeting, thanks, how everybody is. */
export function isChatter(words: readonly string[]): boolean {
  const isSmallTalk = words.every((word) => SMALL_TALK.has(word) || AROUND.has(word) || PRAISE.has(word));
  return words.length === 0 || isSmallTalk || isThanks(words) || isGreeting(words);
}

const SMALL_TALK = new Set(
  'hi hello hey hiya howdy hallo yo there good morning afternoon evening night day all everyone everybody folks guys friends how are doing going hope had have weekend week happy monday friday saturday sunday welcome back bye later see cheers thanks thank'.split(
    ' ',
  ),
);
