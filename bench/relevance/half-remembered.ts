import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { errorMessage } from '../../src/util/error-text.ts';
import { UsageError } from '../run-tool.ts';

/** Questions about an episode as someone asks them who heard it long ago. They quote nothing. */
const HalfRemembered = z.object({
  episode: z.number().int().positive(),
  half: z.string().min(1),
  short: z.string().min(1),
  name: z.string().min(1).optional(),
});

export type HalfRemembered = z.infer<typeof HalfRemembered>;

/**
 * Reads the hand-written questions, one episode per line of JSON. Undefined when the file does not exist: the questions
 * are not part of the repository.
 * @throws {UsageError} when a line is not such an episode.
 */
export function readHalfRemembered(file: string): readonly HalfRemembered[] | undefined {
  if (!existsSync(file)) return undefined;
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `${file}:${index + 1}`)]));
}

function parse(line: string, place: string): HalfRemembered {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UsageError(`${place} is no JSON: ${errorMessage(error)}`);
  }
  const parsed = HalfRemembered.safeParse(value);
  if (!parsed.success) throw new UsageError(`${place}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
