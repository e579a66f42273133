import { episodeName } from '../../corpus/links.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { cut } from '../../text/cut.ts';
import { type Button, button } from '../controls.ts';
import { beneath } from '../history.ts';
import type { History, Route } from '../route.ts';
import { nameOf } from './parts.ts';

const NAME = 30;

/** The way back, named after where it leads; none at the beginning of a history. */
export function backButton(knowledgeBase: KnowledgeBase, history: History): readonly Button[] {
  const route = beneath(history);
  const name = route && nameOfRoute(knowledgeBase, route);
  return name === undefined ? [] : [button('back', `← ${name}`)];
}

function nameOfRoute(knowledgeBase: KnowledgeBase, route: Route): string | undefined {
  switch (route.view) {
    case 'search':
      return 'Back to results';
    case 'episode':
      return `Back to ${episodeName(route.id)}`;
    case 'transcript':
      return 'Back to transcript';
    case 'host':
      return backTo(knowledgeBase.host(route.id), 'host');
    case 'series':
      return backTo(knowledgeBase.seriesById(route.id), 'series');
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
