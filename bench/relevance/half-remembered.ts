import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../run-tool.ts';

/** An episode as people ask for it who heard it long ago. They quote nothing. */
const HalfRemembered = z.object({
  episode: z.number().int().positive(),
  half: z.string().min(1),
  short: z.string().min(1),
  name: z.string().min(1),
});

export type HalfRemembered = z.infer<typeof HalfRemembered>;

/**
 * Reads what was written by hand, one episode a line as JSON; undefined when there is no such file, for the questions are
 * no part of the repository.
 * @throws {UsageError} when a line is not such an episode
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
    throw new UsageError(`${place} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = HalfRemembered.safeParse(value);
  if (!parsed.success) throw new UsageError(`${place}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
