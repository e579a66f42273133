import { parse } from '@humanwhocodes/momoa';
import type { z } from 'zod';
import { errorMessage } from '../util/error-text.ts';
import { firstLineNotUtf8 } from './byte-scan.ts';
import type { DataFile } from './data-file.ts';
import { causeOf, isMissing } from './file-errors.ts';
import type { Problem } from './problems.ts';
import { readBytes } from './read-bytes.ts';

export interface Records<T> {
  /** False when the file is missing or is no list, so that references into it cannot be checked. */
  readonly known: boolean;
  /** In the file's order, with unique ids. */
  readonly records: readonly T[];
  readonly problems: readonly Problem[];
}

/** The position of an error in V8's message. */
const POSITION = /at position (\d+)/;

/** Faults of a file that are named; of the others only the number is. */
const MOST_FAULTS = 1_000;
/** A file with more faults than this is something else than its name says, and is not read any further. */
const MOST_COUNTED = 100_000;
/**
 * Length of a file, in characters, beyond which lines are not located: the second parser needs fifty times its size.
 */
const LONGEST_TO_LOCATE = 16_000_000;

interface Fault {
  /** Index in the list. */
  readonly index: number;
  readonly reason: string;
}

/**
 * Reads a JSON file that is a list of records. An invalid value loses its field, a record without a valid id is left
 * out, and a file that is not a list is left out as a whole. A missing file is no problem.
 */
export function readRecords<T extends { readonly id: number }>(file: DataFile, schema: z.ZodType<T>): Records<T> {
  const { path } = file;
  let bytes: Buffer;
  try {
    bytes = readBytes(file).bytes;
  } catch (error) {
    if (isMissing(error)) return { known: false, records: [], problems: [] };
    return unusable({ path, reason: `left out: ${causeOf(error)}` });
  }
  const problems: Problem[] = [];
  const badLine = firstLineNotUtf8(bytes);
  if (badLine !== undefined)
    problems.push({ path, line: badLine, reason: 'some bytes are not UTF-8, shown as \ufffd' });

  const json = bytes.toString().replace(/^\ufeff/, '');
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch (error) {
    const line = lineOfError(json, error);
    const reason = `left out: ${describeError(json, error)}`;
    return unusable({ path, reason, ...(line === undefined ? {} : { line }) });
  }
  if (!Array.isArray(list)) return unusable({ path, line: 1, reason: 'left out: it is not a list of records' });

  const { records, faults, more } = parseAll(list, schema);
  problems.push(...locate(path, json, faults));
  if (more > 0) {
    const rest = more < MOST_COUNTED ? '' : ', and everything after them';
    problems.push({ path, reason: `left out: ${more} more records or fields that make no sense${rest}` });
  }
  return { known: true, records, problems };
}

function unusable(problem: Problem): Records<never> {
  return { known: false, records: [], problems: [problem] };
}

function parseAll<T extends { readonly id: number }>(
  list: readonly unknown[],
  schema: z.ZodType<T>,
): { readonly records: readonly T[]; readonly faults: readonly Fault[]; readonly more: number } {
  const records = new Map<number, T>();
  const faults: Fault[] = [];
  let more = 0;
  const note = (index: number, reason: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ index, reason });
    else more++;
  };
  for (const [index, raw] of list.entries()) {
    if (more >= MOST_COUNTED) break;
    const { record, reasons } = parseOne(raw, schema);
    for (const reason of reasons) note(index, reason);
    if (record === undefined) continue;
    if (records.has(record.id)) note(index, `left out: there is a record ${record.id} before it`);
    else records.set(record.id, record);
  }
  return { records: [...records.values()], faults, more };
}

/** Parses a second time without the invalid fields, so that they get their defaults. */
function parseOne<T>(raw: unknown, schema: z.ZodType<T>): { readonly record?: T; readonly reasons: readonly string[] } {
  const first = schema.safeParse(raw);
  if (first.success) return { record: first.data, reasons: [] };
  const failed = new Map(first.error.issues.map(({ path, message }) => [path[0], message]));
  if (failed.has(undefined)) return { reasons: ['left out: it is not a record'] };

  const rest = Object.fromEntries(Object.entries(Object(raw)).filter(([key]) => !failed.has(key)));
  const second = schema.safeParse(rest);
  const verdict = second.success ? 'the field is left out' : 'the record is left out';
  const reasons = [...failed].map(([field, message]) => `${String(field)}: ${message}; ${verdict}`);
  return second.success ? { record: second.data, reasons } : { reasons };
}

function locate(path: string, json: string, faults: readonly Fault[]): Problem[] {
  if (faults.length === 0) return [];
  const lines = linesOfElements(json);
  return faults.map(({ index, reason }) => {
    const line = lines[index];
    return { path, reason, ...(line === undefined ? {} : { line }) };
  });
}

/** Empty when the JSON is too long or nested too deep for the second parser. */
function linesOfElements(json: string): readonly number[] {
  if (json.length > LONGEST_TO_LOCATE) return [];
  try {
    const { body } = parse(json, { mode: 'json' });
    return body.type === 'Array' ? body.elements.map(({ value }) => value.loc.start.line) : [];
  } catch {
    return [];
  }
}

/** V8 reports the position of most errors. A second parser finds the others. */
function lineOfError(json: string, error: unknown): number | undefined {
  if (isEndOfInput(json, error)) return lineAt(json.trimEnd(), json.length);
  const position = POSITION.exec(String(error))?.[1];
  if (position !== undefined) return lineAt(json, Number(position));
  if (json.length > LONGEST_TO_LOCATE) return undefined;
  try {
    parse(json, { mode: 'json' });
  } catch (located) {
    if (located instanceof Error && 'line' in located) return Number(located.line);
  }
  return 1;
}

function lineAt(json: string, position: number): number {
  return json.slice(0, position).split('\n').length;
}

/** V8 itself says so only when a value is missing. */
function isEndOfInput(json: string, error: unknown): boolean {
  const position = POSITION.exec(String(error))?.[1];
  return position === undefined
    ? String(error).includes('end of JSON input')
    : json.slice(Number(position)).trim() === '';
}

/** The parser's message without its quotation from the file, which may hold anything. */
function describeError(json: string, error: unknown): string {
  if (json.trim() === '') return 'it is empty';
  if (isEndOfInput(json, error)) return 'it is broken JSON: it ends too early';
  const words = errorMessage(error);
  return `it is broken JSON: ${words.replace(/ in JSON at position .*$| at position .*$|, (?:\.\.\.)?".*$/s, '')}`;
}
