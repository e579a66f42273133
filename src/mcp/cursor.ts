import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ToolInputError } from './tool-input-error.ts';

/** What a cursor holds: how far the answers have come, and of which question. */
const contents = z.tuple([z.int().min(0).max(1e9), z.string()]);

/** A place in the answers to one question. It names the question by a hash, so that it is of no use for another. */
export function writeCursor(tool: string, question: object, offset: number): string {
  return Buffer.from(JSON.stringify([offset, hashOf(tool, question)])).toString('base64url');
}

/**
 * The offset that a cursor stands for; 0 without one.
 * @throws {ToolInputError} for a cursor that is none of ours, or was given for another question.
 */
export function readCursor(tool: string, question: object, cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [offset, hash] = decoded(cursor);
  if (hash !== hashOf(tool, question)) {
    throw new ToolInputError(
      'This cursor belongs to another question. Repeat the call that gave it with all of its arguments and add the cursor, or leave the cursor out to start anew.',
    );
  }
  return offset;
}

function decoded(cursor: string): z.infer<typeof contents> {
  try {
    return contents.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new ToolInputError(
      'This is not a cursor. Pass the nextCursor of an earlier answer as it was, or leave the cursor out to start anew.',
    );
  }
}

/** How much of an answer is shown (`limit`, `detail`) may change from page to page; what was asked may not. */
function hashOf(tool: string, question: object): string {
  const asked = Object.entries(question)
    .filter(([name, value]) => value !== undefined && !['cursor', 'limit', 'detail'].includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([tool, asked]))
    .digest('base64url')
    .slice(0, 8);
}
