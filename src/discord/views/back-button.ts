import { episodeName } from '../../corpus/links.ts';
import { cut } from '../../text/cut.ts';
import { type Button, button } from '../controls.ts';
import type { Previous } from '../fetch/previous.ts';
import { nameOf } from './embed.ts';

const NAME = 30;

/** The way back, named after where it leads; none at the beginning of a history. */
export function backButton(previous: Previous | undefined): readonly Button[] {
  const name = previous && labelOf(previous);
  return name === undefined ? [] : [button('back', `← ${name}`)];
}

function labelOf({ route, thing }: Previous): string | undefined {
  switch (route.view) {
    case 'search':
      return 'Back to results';
    case 'episode':
      return `Back to ${episodeName(route.id)}`;
    case 'transcript':
      return 'Back to transcript';
    case 'host':
      return backTo(thing, 'host');
    case 'series':
      return backTo(thing, 'series');
    case 'cards':
      return 'Back to the cards';
    case 'latest':
      return 'Back to latest';
    case 'stats':
      return 'Back to stats';
    case 'about':
      return 'Back to about';
    case 'random':
    case 'whichTranscript':
    case 'choice':
    case 'clip':
      return undefined;
  }
}

function backTo(thing: Previous['thing'], kind: string): string {
  return `Back to ${thing === undefined ? kind : cut(nameOf(thing), NAME)}`;
}
