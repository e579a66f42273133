/**
 * E-mail addresses as people write them out against harvesters, and as a recogniser hears them: "name at host dot org",
 * "name (at) host.org", "name at gmail.com". Speech is full of "at", so a plain one only counts when the words around it
 * leave no doubt.
 */

/** Where an address stands in a text, in UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

const OPEN = String.raw`[\s([{<_-]`;
const CLOSE = String.raw`[\s)\]}>_-]`;
const AT = String.raw`${OPEN}\s?(?:(?:the\s)?at\s(?:symbol|sign),?|at|@)${CLOSE}{1,3}`;
const DOT = `${OPEN}{1,2}dot${CLOSE}{1,3}`;
const LABEL = '[a-z0-9][a-z0-9-]{0,62}';
const WRITTEN_HOST = String.raw`(?:${LABEL}\.){1,8}[a-z]{2,24}`;
const SPOKEN_HOST = String.raw`${LABEL}(?:(?:\.|${DOT}|\sdash\s|\s(?!at\s))${LABEL}){0,4}?`;
const TOP_LEVEL =
  'com|net|org|info|edu|gov|io|dev|me|us|uk|ca|au|nz|ie|de|at|ch|nl|be|fr|es|it|eu|se|no|fi|dk|pl|tv|fm|social';

const CANDIDATE = new RegExp(
  `(?<at>${AT})(?:the\\s)?(?:(?<spoken>${SPOKEN_HOST}${DOT}(?:${TOP_LEVEL}))|(?<written>${WRITTEN_HOST}))(?![a-z0-9])`,
  'gi',
);

const NAME = String.raw`(?:[\w.%+-]|[^\p{ASCII}\s])+`;
const NAME_BEFORE = new RegExp(String.raw`(${NAME}(?:\s(?:dot|dash|underscore)\s${NAME}){0,3})[\s,]*$`, 'iu');
const FURTHEST_CUE = 80;
const E_MAIL_CUE = /\be-?mail[^.!?]{0,60}$/i;
const AT_NAME_AT = /(?<!\blook(?:ed|ing|s)?\s)\bat,?\s\S+$/i;
/** What nobody says or writes of anything but an address. */
const CERTAIN_AT = /[([{<].*[)\]}>]|\bat\s(?:symbol|sign)/i;
const PLAIN_WORDS = /(?<!\bdot|\bdash)\s(?!dot\b|dash\b)/i;

/** Hosts whose only business is mail. */
const MAIL_PROVIDER =
  /^(?:(?:g|hot|google|proton|fast|mail|ccmail|tuta|hush|roadrunner)?mail|yahoo|ymail|outlook|gmx|icloud|aol|lavabit|comcast|riseup|posteo|zoho|tutanota|mailbox|msn|live|pm)\.(?:com|net|org|de|me|co|ch|eu|uk|ca|io)(?:\.[a-z]{2})?$/i;

/** Words that stand before "at" in speech and are nobody's mailbox. */
const NOT_A_MAILBOX = new Set(
  (
    'a an and any anything are available back be been being blog but by chat check comments down e-mail email episode ' +
    'everything find forum forums found from get go going he her here him hosted hosting is it its just listed live ' +
    'located look looked looking looks mail me meet more music my notes on online only or out over page pages podcast ' +
    'post posted posts project radio read revolution right room running see seen server she show shows site somebody ' +
    'someone starting stuff that the them there these they thing things this those to up us user visit was we website ' +
    'websites were what where who wiki with work worked working works you your'
  ).split(' '),
);

/** The first written-out address in the text that starts at `from` or later. */
export function findSpokenAddress(text: string, from = 0): TextRange | undefined {
  CANDIDATE.lastIndex = from;
  for (let match = CANDIDATE.exec(text); match !== null; match = CANDIDATE.exec(text)) {
    const before = text.slice(Math.max(from, match.index - FURTHEST_CUE), match.index);
    const { at = '', spoken, written = '' } = match.groups ?? {};
    const isCertain = CERTAIN_AT.test(at);
    if (!isCertain && !isAddress(before, spoken, written)) continue;
    const name = NAME_BEFORE.exec(before);
    const local = name?.[1];
    if (name === null || local === undefined) continue;
    if (!isCertain && NOT_A_MAILBOX.has(local.toLowerCase())) continue;
    return { from: match.index - before.length + name.index, to: match.index + match[0].length };
  }
  return undefined;
}

/** Whether the words around a plain "at" leave no doubt. */
function isAddress(before: string, spoken: string | undefined, written: string): boolean {
  if (E_MAIL_CUE.test(before)) return true;
  return spoken !== undefined ? !PLAIN_WORDS.test(spoken) : MAIL_PROVIDER.test(written) || AT_NAME_AT.test(before);
}
