import type { Host, Series } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';

/** A host or a series to pick, and how much there is of it. */
export interface Choosable<T extends Host | Series> {
  readonly thing: T;
  readonly episodes: number;
  /** The date of its newest show. */
  readonly latest?: string;
}

export function choosableHosts(knowledgeBase: KnowledgeBase, hosts: readonly Host[]): readonly Choosable<Host>[] {
  return hosts.map((thing) => {
    const episodes = knowledgeBase.episodesOfHost(thing.id);
    const latest = episodes[0]?.date;
    return { thing, episodes: episodes.length, ...(latest !== undefined && { latest }) };
  });
}

export function choosableSeries(knowledgeBase: KnowledgeBase, series: readonly Series[]): readonly Choosable<Series>[] {
  return series.map((thing) => ({ thing, episodes: knowledgeBase.episodesOfSeries(thing.id).length }));
}
