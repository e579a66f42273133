import type { Episode, Host, Series } from '../../corpus/model.ts';
import type { Resolution } from '../../knowledge/knowledge-base.ts';
import { nameOf, quoted, titleOf } from './embed.ts';

/** Characters of each name that are quoted. */
const NAME = 60;

/**
 * A note for an answer whose name had to be guessed; undefined when it was typed correctly, or could not be guessed.
 */
export function guessNote(
  found: Resolution<Episode> | Resolution<Host> | Resolution<Series>,
  of: 'episode' | 'host' | 'series',
  typed: string,
): string | undefined {
  if (found.kind !== 'found' || !found.guessed) return undefined;
  const name = 'title' in found.value ? titleOf(found.value) : nameOf(found.value);
  return `-# I don’t know any ${of} called ${quoted(typed, NAME)}, so I assumed you meant ${quoted(name, NAME)}.`;
}
