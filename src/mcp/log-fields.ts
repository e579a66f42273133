import { cut } from '../text/cut.ts';

/** Characters of what a client sent that a log line has at most. */
const LONGEST = 1000;

/** What a client sent, as the log gets it: short, whatever it was. Logged at debug only: it is what somebody asked. */
export function sentText(sent: unknown): string {
  const text = typeof sent === 'string' ? sent : (JSON.stringify(sent) ?? '');
  return cut(text.slice(0, 2 * LONGEST), LONGEST);
}
