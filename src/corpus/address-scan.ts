import { findGluedAddress } from './glued-addresses.ts';
import { redactPhoneNumbers } from './phone-numbers.ts';
import { findSpokenAddress } from './spoken-addresses.ts';
import { scanText, type TextScan } from './text-scan.ts';

const AT_SIGN = 0x40;
const PERCENT = 0x25;
const FULL_STOP = 0x2e;
const HYPHEN = 0x2d;
const PLUS = 0x2b;
const DIGIT_0 = 0x30;
/** A written-out address, with the words before it that give it away, reaches no further from any of its dots. */
const REACH_BACK = 400;
const REACH_AHEAD = 200;
/** A telephone number, and the word before it that announces it. */
const REACH_OF_NUMBER = 80;
const LONGEST_HOST = 100;
const CLOSING_BRACKETS = new Set([0x29, 0x5d, 0x7d]);
const AT_HOST =
  /(?:(?:at|@|symbol,?|sign,?)[\s)\]}>_-]{1,3}|[([]a[)\]]-?\s?)(?:the\s)?[\w.-]+$|mail$|\wat[a-z0-9][\w.-]+$/i;

/**
 * Whether redacting this UTF-8 text could change it. Most transcripts have no address, and this check is cheap: a scan,
 * and a closer look only where a host name or a telephone number is possible. It does not find numbers without a hyphen
 * or a plus sign, nor bare hosts that only people write ("joe at HOTMAIL").
 */
export function mayHoldAddress(bytes: Buffer, { places }: TextScan = scanText(bytes)): boolean {
  return places.some((place) => {
    switch (bytes[place]) {
      case AT_SIGN:
        return true;
      case PERCENT:
        return bytes[place + 2] === DIGIT_0;
      case FULL_STOP:
        return isDotOfHost(bytes, place) && (isSpokenAround(bytes, place) || isGluedAround(bytes, place));
      case HYPHEN:
      case PLUS:
        return isPhoneNumberAround(bytes, place);
      default:
        return isSpokenAround(bytes, place);
    }
  });
}

function isDotOfHost(bytes: Buffer, dot: number): boolean {
  return (
    CLOSING_BRACKETS.has(bytes[dot + 1] ?? 0) ||
    AT_HOST.test(bytes.toString('latin1', Math.max(0, dot - LONGEST_HOST), dot))
  );
}

function isPhoneNumberAround(bytes: Buffer, sign: number): boolean {
  const around = textAround(bytes, sign, REACH_OF_NUMBER);
  return redactPhoneNumbers(around) !== around;
}

function isSpokenAround(bytes: Buffer, place: number): boolean {
  return findSpokenAddress(textAround(bytes, place, REACH_BACK, REACH_AHEAD)) !== undefined;
}

function isGluedAround(bytes: Buffer, dot: number): boolean {
  return findGluedAddress(textAround(bytes, dot, REACH_BACK, REACH_AHEAD)) !== undefined;
}

function textAround(bytes: Buffer, place: number, back: number, ahead = back): string {
  return bytes.toString('latin1', Math.max(0, place - back), Math.min(bytes.length, place + ahead));
}
