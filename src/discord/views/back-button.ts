import { episodeName } from '../../corpus/links.ts';
import { cut } from '../../text/cut.ts';
import { type Button, button } from '../controls.ts';
import type { Previous } from '../fetch/previous.ts';
import { nameOf } from './embed.ts';

/** Room for a name, so that other buttons fit beside it on a phone. */
const NAME = 16;

/** The way back, named after where it leads unless there is room for a word only; none at the beginning of a history. */
export function backButton(previous: Previous | undefined, word?: string): readonly Button[] {
  const name = previous && labelOf(previous);
  return name === undefined ? [] : [button('back', word ?? `← ${name}`)];
}

function labelOf({ route, thing }: Previous): string | undefined {
  switch (route.view) {
    case 'search':
      return 'Results';
    case 'episode':
      return episodeName(route.id);
    case 'transcript':
      return 'Transcript';
    case 'host':
      return nameOr(thing, 'Host');
    case 'series':
      return nameOr(thing, 'Series');
    case 'cards':
      return 'Cards';
    case 'latest':
      return 'Latest';
    case 'stats':
      return 'Stats';
    case 'about':
      return 'About';
    case 'random':
    case 'message':
    case 'whichTranscript':
    case 'choice':
    case 'clip':
      return undefined;
  }
}

function nameOr(thing: Previous['thing'], kind: string): string {
  return thing === undefined ? kind : cut(nameOf(thing), NAME);
}
