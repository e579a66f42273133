import type { Host, Series } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { beneath } from '../history.ts';
import type { History, Route } from '../route.ts';

/** Where "Back" leads. */
export interface Previous {
  readonly route: Route;
  /** What the route is about, if that has a name. */
  readonly thing?: Host | Series;
}

/** Undefined at the beginning of a history. */
export function fetchPrevious(knowledgeBase: KnowledgeBase, history: History): Previous | undefined {
  const route = beneath(history);
  if (route === undefined) return undefined;
  const thing =
    route.view === 'host'
      ? knowledgeBase.host(route.id)
      : route.view === 'series'
        ? knowledgeBase.seriesById(route.id)
        : undefined;
  return { route, ...(thing && { thing }) };
}
