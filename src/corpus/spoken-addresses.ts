/**
 * E-mail addresses as people write them out against harvesters, and as a recogniser hears them: "name at host dot org",
 * "name (at) host.org", "name[at]host[.]org", "name at Gmail". Speech is full of "at", so a plain one only counts when
 * the words around it leave no doubt.
 */

/** The range of an address in a text, in UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

const OPEN = String.raw`[\s([{<_-]`;
const CLOSE = String.raw`[\s)\]}>_-]`;
const BRACKETED_A = String.raw`(?:\(a\)|\[a\]|-\(a\)-)\s?`;
const AT = String.raw`(?:${OPEN}\s?(?:(?:the\s)?at\s(?:symbol|sign),?|at|@)${CLOSE}{1,3}|${BRACKETED_A})`;
const DOT = String.raw`(?:${OPEN}{1,2}dot${CLOSE}{1,3}|\s?(?:\(\.\)|\[\.\]|\{\.\})\s?)`;
const LABEL = '[a-z0-9][a-z0-9-]{0,62}';
const WRITTEN_HOST = String.raw`(?:${LABEL}\.){1,8}[a-z]{2,24}`;
const SPOKEN_HOST = String.raw`${LABEL}(?:(?:\.|${DOT}|\sdash\s|\s(?!at\s))${LABEL}){0,4}?`;
const TOP_LEVEL =
  'com|net|org|info|edu|gov|io|dev|me|us|uk|ca|au|nz|ie|de|at|ch|nl|be|fr|es|it|eu|se|no|fi|dk|pl|tv|fm|social';
/** Hosts that people name without their top level. */
const BARE_PROVIDER = String.raw`(?:g|gee\s|g-|google|hot|proton|fast)mail|yahoo|ymail`;

const CANDIDATE = new RegExp(
  `(?<at>${AT})(?:the\\s)?(?:(?<spoken>${SPOKEN_HOST}${DOT}(?:${TOP_LEVEL}))|(?<written>${WRITTEN_HOST})|(?<bare>${BARE_PROVIDER})(?!\\.[a-z0-9]))(?![a-z0-9])`,
  'gi',
);

const NAME = String.raw`(?:[\w.%+-]|[^\p{ASCII}\s])+`;
const NAME_BEFORE = new RegExp(String.raw`(${NAME}(?:\s(?:dot|dash|underscore)\s${NAME}){0,3})[\s,'"]*$`, 'iu');
const FURTHEST_CUE = 80;
const E_MAIL_CUE = /\be-?mail(?! removed\])[^.!?]{0,60}$/i;
const E_MAIL_CUE_BEHIND =
  /^[\s,]{1,3}(?:is|are|as)\s(?:the|my|our|his|her|their|an)\s(?:(?:best|main|preferred|contact|feedback)\s)?(?:e-?mail\b|address\b)|^[\s,]{1,3}e-?mail\s(?:address|list)/i;
const CONTACT_CUE = /\b(?:e-?mail(?! removed\])|contact|reach|write|send|touch|feedback|address)\b[^!]{0,60}$/i;
const AT_NAME_AT = /(?<!\blook(?:ed|ing|s)?\s)\bat,?\s\S+$/i;
/** A name that is spelled: "j, o, e", "J-O-E". */
const SPELLED_NAME = /(?:(?<![\w'])[a-z][\s,.-]{1,2}){3}[a-z],?$/i;
/** Somebody says how to get in touch, a sentence or so before. */
const CONTACT_BEFORE =
  /\b(?:e-?mails?(?! removed\])|contact|reach|send|shoot|touch|feedback|comments|respond|write to|address|hold of)\b[^!?]{0,60}$/i;
/**
 * After one of these comes a name: "send it to joe", "that's joe", "joe at one host or joe at another". But a show ends
 * with "you have been listening to Our Radio at ourradio.org".
 */
const NAME_FOLLOWS =
  /(?:(?:^|[\s,])(?:(?<!\blistening\s)to|is|now|it's|that's|i'm|am|he's|she's|or|and|either|me|us|contact|e-?mail|address)|\be-?mail removed\][.,]? (?:or|and|that's|it's))[\s,]{1,2}$/i;
/** What people ask for, and then name a site. */
const SENT_THING =
  /\b(?:me|us|and|or|your|some|any)\s(?:feedback|e-?mails?|comments?|messages?|questions?|suggestions?|shows?)$/i;
/** Occurs only in addresses. */
const BRACKETS = /[([{<].*[)\]}>]|\bat\s(?:symbol|sign)/i;
/** Occurs only in addresses, and in names of files and pages. */
const HYPHENS = /^\s?[-_]at[-_]/i;
/** Mailboxes of a person or a role. "Admin at our site dot org" is certainly an address. */
const ROLE = /^(?:admin|webmaster|postmaster|podmaster)$/i;
const PLAIN_WORDS = /(?<!\bdot|\bdash)\s(?!dot\b|dash\b)/i;
/** A name that is no word of a language. */
const NO_WORD = /[a-z]\d|\d[a-z]|\w[.+_]\w/i;
const PART_OF_URL = /[/=][^\s]*$/;

/** Hosts whose only business is mail. */
const MAIL_PROVIDER =
  /^(?:(?:g|hot|google|proton|fast|mail|ccmail|tuta|hush|roadrunner|e)?mail|yahoo|ymail|outlook|gmx|icloud|aol|lavabit|comcast|riseup|posteo|zoho|tutanota|mailbox|msn|live|pm|member\.fsf)\.(?:com|net|org|de|me|co|ch|eu|uk|ca|io)(?:\.[a-z]{2,3})?$/i;

/** Words that precede "at" in speech and are never mailboxes. */
const NOT_A_MAILBOX = new Set(
  (
    'a about also an and any anything are available back be been beforehand being blog browser but by chat check clusters code ' +
    'comments computer down e-mail email episode everything find firewall forum forums found friends from fundraiser ' +
    'get git go going guys he her here him his hosted hosting if information is it its just like listed listeners live located look ' +
    'looked looking looks mail me meet more music my new not notes of on online only or out over page pages people ' +
    'podcast post posted posts profile project radio read revolution right room running see seen server she show shows ' +
    'site social somebody someone source sources space spaces started starting store stuff suck sucks support that ' +
    'the them then there these they thing things this those to up us use used user users video videos visit was we ' +
    "website websites were what where who wiki with work worked working works yell you your it's that's"
  ).split(' '),
);

/** The first written-out address in the text that starts at `from` or later. */
export function findSpokenAddress(text: string, from = 0): TextRange | undefined {
  CANDIDATE.lastIndex = from;
  for (let match = CANDIDATE.exec(text); match !== null; match = CANDIDATE.exec(text)) {
    const before = text.slice(Math.max(0, match.index - FURTHEST_CUE), match.index);
    const to = match.index + match[0].length;
    const name = NAME_BEFORE.exec(text.slice(Math.max(from, match.index - FURTHEST_CUE), match.index));
    const local = name?.[1];
    if (name === null || local === undefined) continue;
    const verdict = judge({ ...match.groups, before, local, behind: text.slice(to, to + FURTHEST_CUE) });
    if (verdict === 'none' || (verdict === 'likely' && NOT_A_MAILBOX.has(local.toLowerCase()))) continue;
    return { from: match.index - before.length + name.index, to };
  }
  return undefined;
}

interface Candidate {
  readonly at?: string;
  /** One of the three is what stands behind the "at": "host dot org", "host.org", or "Gmail". */
  readonly spoken?: string;
  readonly written?: string;
  readonly bare?: string;
  /** The last word before the "at". */
  readonly local: string;
  readonly before: string;
  readonly behind: string;
}

/** Whether the words around an "at" make it an address: for certain, unless its name is an everyday word, or not. */
function judge({ at = '', spoken, written, bare, local, before, behind }: Candidate): 'certain' | 'likely' | 'none' {
  if (BRACKETS.test(at) || (HYPHENS.test(at) && !PART_OF_URL.test(before))) return 'certain';
  if (E_MAIL_CUE_BEHIND.test(behind)) return 'certain';
  if (SPELLED_NAME.test(before)) return 'certain';
  if (bare !== undefined) {
    return CONTACT_CUE.test(before) || NO_WORD.test(local) ? 'likely' : 'none';
  }
  if (E_MAIL_CUE.test(before) || AT_NAME_AT.test(before) || ROLE.test(local)) return 'likely';
  if (spoken !== undefined) return PLAIN_WORDS.test(spoken) ? 'none' : 'likely';
  return MAIL_PROVIDER.test(written ?? '') || isGivenOut(before, local) ? 'likely' : 'none';
}

/** Whether the words before "joe at host.org" say that this is how to get in touch. */
function isGivenOut(before: string, local: string): boolean {
  const upToName = before.replace(/[\s,'"]+$/, '');
  const cue = upToName.slice(0, upToName.length - local.length);
  return NAME_FOLLOWS.test(cue) && CONTACT_BEFORE.test(cue) && !SENT_THING.test(upToName);
}
