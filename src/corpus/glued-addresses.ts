import type { TextRange } from './spoken-addresses.ts';

/**
 * E-mail addresses that a recogniser has written as one word: "joeatgmail.com", or without the "at", "joegmail.com". Only
 * a mail provider's name, or the word "email" before it, tells such a word from the name of a site.
 */

const MAY_HOLD_ADDRESS = /at|mail/i;
const WITH_PROVIDER =
  /^[\w.-]*\w(?:(?:gmail|googlemail|hotmail|hotpmail|hopmail)|at(?:yahoo|aol|gemo|icloud))\.(?:com|net|org|de|co\.\w\w)$/i;
const WITH_AT = /^[a-z0-9][\w.-]*at[a-z0-9][\w-]{2,62}(?:\.[\w-]{1,62}){0,3}\.[a-z]{2,24}$/i;
/** Somebody at a domain of their own name. */
const AT_SAME_NAME = /^([a-z]{4,})at\1/i;
const E_MAIL_CUE =
  /\be-?mail(?:s|ed|ing)?[\s,:]+(?:(?:me|us|him|her|them|it|address|addresses|is|are|at|to|as|the|my|our|your|all|just|that's)[\s,:]+){0,4}$/i;
const FURTHEST_CUE = 80;
const HOST_CHARACTER = /[\w.-]/;
const LONGEST = 100;

/** The first address in one word in the text that starts at `from` or later. */
export function findGluedAddress(text: string, from = 0): TextRange | undefined {
  let end = from;
  for (let dot = text.indexOf('.', from); dot !== -1; dot = text.indexOf('.', Math.max(end, dot + 1))) {
    if (!isLetter(text.charCodeAt(dot + 1))) continue;
    let start = dot;
    const furthest = Math.max(end, dot - LONGEST);
    while (start > furthest && HOST_CHARACTER.test(text.charAt(start - 1))) start--;
    end = dot + 1;
    while (end < dot + LONGEST && HOST_CHARACTER.test(text.charAt(end))) end++;
    const word = text.slice(start, end).replace(/\W+$/, '');
    if (!MAY_HOLD_ADDRESS.test(word) || /[/@]/.test(text.charAt(start - 1))) continue;
    const before = text.slice(Math.max(0, start - FURTHEST_CUE), start);
    if (WITH_PROVIDER.test(word) || (WITH_AT.test(word) && (AT_SAME_NAME.test(word) || E_MAIL_CUE.test(before))))
      return { from: start, to: start + word.length };
  }
  return undefined;
}

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
