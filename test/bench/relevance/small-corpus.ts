import type { QuestionCorpus } from '../../../bench/relevance/corpus.ts';
import type { Comment, Episode } from '../../../src/corpus/model.ts';
import { indexTerm } from '../../../src/search/analysis/pipeline.ts';

export interface SmallEpisode {
  readonly id: number;
  readonly title: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly host?: string;
  readonly series?: string;
  readonly notes?: string;
  readonly comments?: readonly { readonly id: number; readonly title: string; readonly text: string }[];
  readonly transcript?: string;
  /** Lines that the recogniser repeated. */
  readonly loops?: readonly { readonly line: number; readonly lines: number; readonly times: number }[];
}

/** A corpus to make questions of, without files and without an index. */
export function smallCorpus(shows: readonly SmallEpisode[]): QuestionCorpus {
  const byId = new Map(shows.map((show) => [show.id, show]));
  const of = ({ id }: Episode): SmallEpisode => byId.get(id) ?? { id, title: '' };
  const termsOf = (text: string): (string | undefined)[] =>
    text
      .toLowerCase()
      .split(/[\s-]+/)
      .map(indexTerm);
  return {
    episodes: shows.map(({ id, title, summary = '', tags = [], transcript = '' }) => ({
      id,
      title,
      summary,
      tags,
      explicit: false,
      license: '',
      hasTranscript: transcript !== '',
    })),
    host: (episode) => of(episode).host,
    series: (episode) => of(episode).series,
    notes: (episode) => of(episode).notes ?? '',
    comments: (episode) =>
      (of(episode).comments ?? []).map((comment): Comment => ({ ...comment, episodeId: episode.id, author: 'Bea' })),
    transcript: (episode) => ({ text: of(episode).transcript ?? '', loops: of(episode).loops ?? [] }),
    elsewhere: (term) =>
      shows.filter(({ title, notes = '', transcript = '' }) =>
        termsOf(`${title} ${notes} ${transcript}`).includes(term),
      ).length,
    saying: (terms) =>
      shows.filter(({ transcript = '' }) => {
        const said = termsOf(transcript);
        return said.some((_, start) => terms.every(({ term, offset }) => said[start + offset] === term));
      }).length,
  };
}
