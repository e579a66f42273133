import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ToolInputError } from './errors.ts';

/** A cursor is an offset into the results and a hash of the call that they answer. */
const contents = z.tuple([z.int().min(0).max(1e9), z.string()]);

/**
 * A cursor that continues the results of a call at an offset. The hash keeps it from being used with another call.
 *
 * @param question The arguments of the call.
 */
export function writeCursor(tool: string, question: object, offset: number): string {
  return Buffer.from(JSON.stringify([offset, hashOf(tool, question)])).toString('base64url');
}

/**
 * The offset that a cursor encodes; 0 without one.
 * @throws {ToolInputError} for a cursor that this server did not make, or made for another call.
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

/** `limit` and `detail` may change from page to page; all other arguments may not. */
function hashOf(tool: string, question: object): string {
  const asked = Object.entries(question)
    .filter(([name, value]) => value !== undefined && !['cursor', 'limit', 'detail'].includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([tool, asked]))
    .digest('base64url')
    .slice(0, 8);
}
