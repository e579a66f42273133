import { findGluedAddress } from './glued-addresses.ts';
import { redactPhoneNumbers } from './phone-numbers.ts';
import { findSpokenAddress } from './spoken-addresses.ts';

const AT_SIGN = 0x40;
const PERCENT_ENCODED = '%40';
const FULL_STOP = 0x2e;
const HYPHEN = 0x2d;
const PLUS = 0x2b;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const LETTER_A = 0x61;
const LETTER_Z = 0x7a;
const LOWER_CASE = 0x20;
/** What speech recognisers write for a dot, and hosts that are named without one. */
const WORDS = ['dot', 'Dot', 'DOT', 'gmail', 'Gmail', 'Yahoo'];
const CLOSING_BRACKETS = new Set([0x29, 0x5d, 0x7d]);
/** A written-out address, with the words before it that give it away, reaches no further from any of its dots. */
const REACH_BACK = 400;
const REACH_AHEAD = 200;
/** A telephone number, and the word before it that announces it. */
const REACH_OF_NUMBER = 80;
const LONGEST_HOST = 100;
const AT_HOST =
  /(?:(?:at|@|symbol,?|sign,?)[\s)\]}>_-]{1,3}|[([]a[)\]]-?\s?)(?:the\s)?[\w.-]+$|mail$|\w{2}at[a-z0-9][\w.-]+$/i;

/**
 * Whether redacting this UTF-8 text could change it. Most transcripts have no address, and this check is cheap: native
 * searches, and a closer look only where a host name or a telephone number is possible. It does not find numbers
 * without a hyphen or a plus sign, nor bare hosts that only people write ("joe at HOTMAIL").
 */
export function mayHoldAddress(bytes: Buffer): boolean {
  return (
    bytes.includes(AT_SIGN) ||
    bytes.includes(PERCENT_ENCODED) ||
    hasDottedAddress(bytes) ||
    hasSpelledAddress(bytes) ||
    hasPhoneNumber(bytes)
  );
}

function hasDottedAddress(bytes: Buffer): boolean {
  for (let dot = bytes.indexOf(FULL_STOP); dot !== -1; dot = bytes.indexOf(FULL_STOP, dot + 1)) {
    const next = bytes[dot + 1] ?? 0;
    const lower = next | LOWER_CASE;
    const isBracketed = CLOSING_BRACKETS.has(next);
    if (!isBracketed && (lower < LETTER_A || lower > LETTER_Z)) continue;
    if (isBracketed && isAddressAround(bytes, dot)) return true;
    if (AT_HOST.test(bytes.toString('latin1', Math.max(0, dot - LONGEST_HOST), dot)) && isAddressAround(bytes, dot))
      return true;
  }
  return false;
}

function hasSpelledAddress(bytes: Buffer): boolean {
  return WORDS.some((word) => {
    for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + 1)) {
      if (isAddressAround(bytes, at)) return true;
    }
    return false;
  });
}

function hasPhoneNumber(bytes: Buffer): boolean {
  return [HYPHEN, PLUS].some((sign) => {
    for (let at = bytes.indexOf(sign); at !== -1; at = bytes.indexOf(sign, at + 1)) {
      if (!isDigit(bytes[at + 1])) continue;
      const around = textAround(bytes, at, REACH_OF_NUMBER);
      if (redactPhoneNumbers(around) !== around) return true;
    }
    return false;
  });
}

function isAddressAround(bytes: Buffer, place: number): boolean {
  const around = textAround(bytes, place, REACH_BACK, REACH_AHEAD);
  return findSpokenAddress(around) !== undefined || findGluedAddress(around) !== undefined;
}

function textAround(bytes: Buffer, place: number, back: number, ahead = back): string {
  return bytes.toString('latin1', Math.max(0, place - back), Math.min(bytes.length, place + ahead));
}

function isDigit(byte = 0): boolean {
  return byte >= DIGIT_0 && byte <= DIGIT_9;
}
