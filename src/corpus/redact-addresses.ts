import { findGluedAddress } from './glued-addresses.ts';
import { redactPhoneNumbers } from './phone-numbers.ts';
import { findSpokenAddress, type TextRange } from './spoken-addresses.ts';

/** Replaces an e-mail address. */
export const REMOVED = '[e-mail removed]';

const NAME = /[\p{L}\p{N}\p{M}\p{Cs}._%+-]/u;
const HOST = /(?:(?:[\w-]|[^\p{ASCII}\s]){1,255}\.){1,10}(?:[a-z][a-z0-9-]{0,62}|[^\p{ASCII}\s]{1,63})/iuy;
/** Mail hosts, which count without a top-level domain. */
const MAIL_HOST = /(?:gmail|googlemail|hotmail|yahoo|ymail|aol|icloud|gmx|protonmail|fastmail|tutanota)(?![\w-])/iy;
const PERCENT_ENCODED = /(?<![@\w.+%-])[\w.+%-]{1,256}%40(?:[\w-]{1,63}\.){1,10}[a-z]{2,63}/gi;

/** What is glued to an address may only show as one when that is gone. A text made to need many passes stays cheap. */
const MOST_PASSES = 20;

/**
 * The text without e-mail addresses and telephone numbers. A host needs a dot and a top level that starts with a
 * letter, or a name that is known for mail, so a shell's `user@host:~$` and `package@1.2.3` stay. A fediverse handle,
 * `@name@host.tld`, is no address, and is rewritten so that it cannot be mistaken for one: `@name on host.tld`.
 */
export function redactAddresses(text: string): string {
  let clean = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = clean;
    clean = redactOnce(before);
    if (clean === before) break;
  }
  return clean;
}

function redactOnce(text: string): string {
  let clean = text;
  if (clean.includes('@')) clean = redactWritten(clean);
  if (clean.includes('%40')) clean = clean.replace(PERCENT_ENCODED, REMOVED);
  clean = redactFound(clean, findSpokenAddress);
  return redactPhoneNumbers(redactFound(clean, findGluedAddress));
}

function redactFound(text: string, find: (text: string, from?: number) => TextRange | undefined): string {
  let clean = '';
  let done = 0;
  for (let found = find(text); found !== undefined; found = find(text, done)) {
    clean += text.slice(done, found.from) + REMOVED;
    done = found.to;
  }
  return done === 0 ? text : clean + text.slice(done);
}

function redactWritten(text: string): string {
  let clean = '';
  let done = 0;
  let host = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', Math.max(host, done))) {
    host = at + 1;
    while (text[host] === '@') host++;
    const hostName = matchAt(HOST, text, host) ?? matchAt(MAIL_HOST, text, host);
    if (hostName === undefined) continue;
    let from = at;
    while (from > done && NAME.test(text.charAt(from - 1))) from--;
    if (from === at) continue;

    if (isHandle(text, from)) {
      const inAddress = text[from - 2] === '/';
      clean += text.slice(done, at) + (inAddress ? '%40' : ' on ');
      done = host;
      continue;
    }
    const wide = withSurroundings(text, from, host + hostName.length);
    clean += text.slice(done, Math.max(done, wide.from)) + REMOVED;
    done = wide.to;
  }
  return clean + text.slice(done);
}

/** The match of a sticky expression at an index. */
function matchAt(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

/** Whether there is an `@` before the name at `from`, and no mailbox before that. */
function isHandle(text: string, from: number): boolean {
  return text[from - 1] === '@' && !NAME.test(text.charAt(from - 2)) && text[from - 2] !== '@';
}

/** Extends the range to `mailto:` and the angle brackets of `<name@host.org>`. */
function withSurroundings(text: string, from: number, to: number): { readonly from: number; readonly to: number } {
  const start = text.slice(Math.max(0, from - 7), from).toLowerCase() === 'mailto:' ? from - 7 : from;
  return text[start - 1] === '<' && text[to] === '>' ? { from: start - 1, to: to + 1 } : { from: start, to };
}
