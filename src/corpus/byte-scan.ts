import { isUtf8 } from 'node:buffer';
import { hasInvisible } from '../text/visible.ts';
import type { TextScan } from './text-scan.ts';

const LINE_FEED = 0x0a;

/** Whether the bytes are UTF-8 with nothing invisible in it, and the line feed as its only control character. */
export function isCleanText(bytes: Buffer, { hasControl, isAscii }: TextScan): boolean {
  return !hasControl && (isAscii || (isUtf8(bytes) && !hasInvisible(bytes.toString())));
}

/** The first line, from 1, that is not UTF-8. */
export function firstLineNotUtf8(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let line = 1;
  for (let from = 0; from <= bytes.length; line++) {
    const end = bytes.indexOf(LINE_FEED, from);
    const to = end === -1 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, to))) return line;
    from = to + 1;
  }
  return undefined;
}
