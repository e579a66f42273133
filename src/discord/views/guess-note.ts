import type { Episode, Host, Series } from '../../corpus/model.ts';
import type { Resolution } from '../../knowledge/knowledge-base.ts';
import { nameOf, quoted, titleOf } from './parts.ts';

/** Of what was typed, and of what it was taken for, as much as reminds of it. */
const NAME = 60;

/** What is said beside an answer whose name was not quite typed so; undefined when it was, or when nothing was taken for it. */
export function guessNote(
  found: Resolution<Episode> | Resolution<Host> | Resolution<Series>,
  of: 'episode' | 'host' | 'series',
  typed: string,
): string | undefined {
  if (found.kind !== 'found' || !found.guessed) return undefined;
  const name = 'title' in found.value ? titleOf(found.value) : nameOf(found.value);
  return `-# I know no ${of} called ${quoted(typed, NAME)}, so I took it for ${quoted(name, NAME)}.`;
}
