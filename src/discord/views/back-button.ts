import { episodeName } from '../../corpus/links.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { cut } from '../../text/cut.ts';
import { type Button, button } from '../controls.ts';
import { beneath } from '../history.ts';
import type { History, Route } from '../route.ts';
import { nameOf } from './parts.ts';

const NAME = 30;

/** The way back, named after where it leads; none at the beginning of a trail. */
export function backButton(knowledgeBase: KnowledgeBase, trail: History): readonly Button[] {
  const place = beneath(trail);
  const name = place && nameOfPlace(knowledgeBase, place);
  return name === undefined ? [] : [button('back', `← ${name}`)];
}

function nameOfPlace(knowledgeBase: KnowledgeBase, place: Route): string | undefined {
  switch (place.view) {
    case 'search':
      return 'Back to results';
    case 'episode':
      return `Back to ${episodeName(place.id)}`;
    case 'transcript':
      return 'Back to transcript';
    case 'host':
      return backTo(knowledgeBase.host(place.id), 'host');
    case 'series':
      return backTo(knowledgeBase.seriesById(place.id), 'series');
    case 'latest':
      return 'Back to latest';
    case 'stats':
      return 'Back to stats';
    case 'about':
      return 'Back to about';
    case 'random':
    case 'whichTranscript':
    case 'choice':
      return undefined;
  }
}

function backTo(thing: Parameters<typeof nameOf>[0] | undefined, kind: string): string {
  return `Back to ${thing === undefined ? kind : cut(nameOf(thing), NAME)}`;
}
