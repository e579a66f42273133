/** Bytes of the longest line in the log. */
const LINE_BYTES = 4_000;

/** Characters that are left of each text of a line that is too long, tried in turn. */
const TEXT_LENGTHS = [1_000, 250, 60];
/** Entries that are left of each list of such a line, and levels of objects in it. */
const ENTRIES = 20;
const DEPTH = 6;

/**
 * A line of the log, shortened when it has more than a few kB: its long texts and lists are cut and say so. What stays is
 * JSON with the same keys.
 *
 * @param line A JSON object, with its line break.
 */
export function boundedLine(line: string): string {
  if (Buffer.byteLength(line) <= LINE_BYTES) return line;
  const event = parsed(line);
  for (const length of TEXT_LENGTHS) {
    const shorter = `${JSON.stringify(bounded(event, length, DEPTH))}\n`;
    if (Buffer.byteLength(shorter) <= LINE_BYTES) return shorter;
  }
  return `${JSON.stringify(bounded(event, TEXT_LENGTHS.at(-1) ?? 0, 1))}\n`;
}

/** Redacting a short secret, such as a digit, can leave a line that is no JSON: then it is a text like any other. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return { msg: line };
  }
}

function bounded(value: unknown, length: number, depth: number): unknown {
  if (typeof value === 'string') return boundedText(value, length);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  const entries = Object.entries(value);
  const kept = entries.slice(0, ENTRIES).map(([key, inner]) => [key, bounded(inner, length, depth - 1)] as const);
  const left = entries.length - kept.length;
  if (Array.isArray(value)) return [...kept.map(([, inner]) => inner), ...(left > 0 ? [`… and ${left} more`] : [])];
  return Object.fromEntries([
    ...kept.map(([key, inner]) => [boundedText(key, length), inner]),
    ...(left > 0 ? [['…', `${left} more`]] : []),
  ]);
}

function boundedText(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).toWellFormed()}… (${text.length} characters)`;
}
