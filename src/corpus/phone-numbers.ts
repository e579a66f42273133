/** Replaces a telephone number. */
export const PHONE_REMOVED = '[phone number removed]';

/** `+44-203-432-5879`, `+44 (0)20 7946 0000`. */
const INTERNATIONAL = String.raw`\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,5}(?:[ .-]\d{2,5}){1,4}|\+\d{10,14}`;
/** Three, three and four digits, as in North America: `(206) 312-5749`, `1-206-312-5749`, `0203-432-5879`. */
const IN_GROUPS = String.raw`(?:\d{1,2}[ .-])?(?:\(\d{3}\)[ -]?|0?\d{3}-)\d{3}-\d{4}`;
const ANY_DIGITS = String.raw`\(?\d{1,5}\)?(?:[ .-]{1,2}\(?\d{2,8}\)?){1,5}|\d{7,14}`;
/** Not within a word, a longer number, a URL or a file's name. The first part is there for speed. */
const NUMBER = new RegExp(
  String.raw`(?=[+(\d])(?<![\w/=#?&@]|\d[.,:-]|[a-z]-)(?:${INTERNATIONAL}|${IN_GROUPS}|${ANY_DIGITS})(?![\w/=-]|[.,:]\d)`,
  'gi',
);
/** Every number of seven digits or more has this in it. Most texts do not, and it is quicker to find. */
const MAY_HOLD_NUMBER = /\d[\d .()-]{5,}\d/;
const IS_WRITTEN_AS_ONE = new RegExp(`^(?:${INTERNATIONAL}|${IN_GROUPS})$`);

const LINKING = String.raw`(?:[\s:.,=#–-]|\b(?:no|nr|num|number|numbers|line|us|uk|is|at|on|me)\b){0,8}$`;
const PHONE_CUE = new RegExp(
  String.raw`\b(?:tel|telephone|phone|fax|mobile|mob|cell|cellphone|whatsapp)\b${LINKING}`,
  'i',
);
const CALL_CUE = new RegExp(String.raw`\b(?:call|dial|ring|sms|text|voice-?mail)\b${LINKING}`, 'i');
const FURTHEST_CUE = 48;

/** A local number has seven digits, and E.164 allows fifteen. */
const FEWEST_DIGITS = 7;
/** With its area code; "call 1234567" may be anything. */
const FEWEST_DIGITS_IN_FULL = 8;
const FEWEST_DIGITS_TO_CALL = 10;
const MOST_DIGITS = 15;

/** A date, two years, an IPv4 address and the beginning of one, and a range of round numbers. */
const OTHER_NUMBERS = [
  /^(?:19|20)\d\d[ .-]?[01]?\d[ .-]?[0-3]?\d$/,
  /^(?:19|20)\d\d[ -](?:19|20)\d\d$/,
  /^\d{1,3}(?:\.\d{1,3}){3}$|^192-168-/,
  /^[1-7]00-\d00-/,
];

/**
 * The text without telephone numbers: those that are written as nothing else is, and those that the words before them
 * announce. Dates, versions, serial numbers and network addresses stay.
 */
export function redactPhoneNumbers(text: string): string {
  if (!MAY_HOLD_NUMBER.test(text)) return text;
  return text.replace(NUMBER, (number, at: number) =>
    isPhoneNumber(number, text.slice(Math.max(0, at - FURTHEST_CUE), at)) ? PHONE_REMOVED : number,
  );
}

function isPhoneNumber(number: string, before: string): boolean {
  const digits = number.replace(/\D/g, '').length;
  if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || OTHER_NUMBERS.some((other) => other.test(number))) return false;
  if (IS_WRITTEN_AS_ONE.test(number)) return digits >= FEWEST_DIGITS_IN_FULL;
  return PHONE_CUE.test(before) || (digits >= FEWEST_DIGITS_TO_CALL && CALL_CUE.test(before));
}
