import { findSpokenAddress } from './spoken-addresses.ts';

const AT_SIGN = 0x40;
const PERCENT_ENCODED = '%40';
const FULL_STOP = 0x2e;
const LETTER_A = 0x61;
const LETTER_Z = 0x7a;
const LOWER_CASE = 0x20;
const DOTS = ['dot', 'Dot', 'DOT'];
/** A written-out address, with the words before it that give it away, reaches no further from any of its dots. */
const REACH_BACK = 400;
const REACH_AHEAD = 100;
const LONGEST_HOST = 100;
const AT_HOST = /(?:at|@|symbol,?|sign,?)[\s)\]}>_-]{1,3}(?:the\s)?[\w.-]+$/i;

/**
 * Whether redacting this UTF-8 text could change it. Most transcripts hold no address, and this is what it costs to know:
 * native searches, and a close look only at places where a host's name may stand.
 */
export function mayHoldAddress(bytes: Buffer): boolean {
  return (
    bytes.includes(AT_SIGN) || bytes.includes(PERCENT_ENCODED) || hasDottedAddress(bytes) || hasSpelledAddress(bytes)
  );
}

function hasDottedAddress(bytes: Buffer): boolean {
  for (let dot = bytes.indexOf(FULL_STOP); dot !== -1; dot = bytes.indexOf(FULL_STOP, dot + 1)) {
    const next = (bytes[dot + 1] ?? 0) | LOWER_CASE;
    if (next < LETTER_A || next > LETTER_Z) continue;
    if (AT_HOST.test(bytes.toString('latin1', Math.max(0, dot - LONGEST_HOST), dot)) && isAddressAround(bytes, dot))
      return true;
  }
  return false;
}

function hasSpelledAddress(bytes: Buffer): boolean {
  for (const dot of DOTS) {
    for (let at = bytes.indexOf(dot); at !== -1; at = bytes.indexOf(dot, at + 1)) {
      if (isAddressAround(bytes, at)) return true;
    }
  }
  return false;
}

function isAddressAround(bytes: Buffer, place: number): boolean {
  const around = bytes.toString('latin1', Math.max(0, place - REACH_BACK), Math.min(bytes.length, place + REACH_AHEAD));
  return findSpokenAddress(around) !== undefined;
}
