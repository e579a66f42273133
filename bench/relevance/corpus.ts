import { type Archive, readComments, readText } from '../../src/archive/archive.ts';
import type { Comment, Episode, Loop } from '../../src/corpus/model.ts';
import { FIELDS, type FieldName } from '../../src/search/index/fields.ts';
import { Postings } from '../../src/search/index/postings.ts';

/** What questions are generated from: the corpus as the product cleans it. */
export interface QuestionCorpus {
  readonly episodes: readonly Episode[];
  /** The names of an episode's host and series. */
  host(episode: Episode): string | undefined;
  series(episode: Episode): string | undefined;
  notes(episode: Episode): string;
  comments(episode: Episode): readonly Comment[];
  transcript(episode: Episode): { readonly text: string; readonly loops: readonly Loop[] };
  /** The number of episodes that have a term in a field other than summary and tags. */
  elsewhere(term: string): number;
  /** The number of transcripts in which all terms occur, each at its offset from a common position. */
  saying(terms: readonly PlacedTerm[]): number;
}

export interface PlacedTerm {
  readonly term: string;
  readonly offset: number;
}

/** The fields besides summary, tags and comments. */
const OTHER_FIELDS: readonly FieldName[] = ['title', 'notes', 'host', 'series', 'transcript'];

/** The corpus of an archive. Reads texts on demand. */
export function corpusOf(archive: Archive): QuestionCorpus {
  const { episodes, loops } = archive.catalogue;
  const hosts = new Map(archive.catalogue.hosts.map(({ id, name }) => [id, name]));
  // Series 0 is HPR's name for having no series.
  const series = new Map(archive.catalogue.series.map(({ id, name }) => [id, id === 0 ? undefined : name]));
  const documents = new Map(episodes.map((episode, document) => [episode.id, document]));
  const postings = new Postings(archive.columns);
  const frequencies = new Map<string, number>();
  const documentOf = ({ id }: Episode): number => documents.get(id) ?? -1;
  return {
    episodes,
    host: ({ hostId }) => hosts.get(hostId ?? -1),
    series: ({ seriesId }) => series.get(seriesId ?? -1),
    notes: (episode) => readText(archive, documentOf(episode), 'notes'),
    comments: (episode) => readComments(archive, documentOf(episode)),
    transcript: (episode) => ({
      text: readText(archive, documentOf(episode), 'transcript'),
      loops: loops[episode.id] ?? [],
    }),
    elsewhere: (term) => {
      const frequency = frequencies.get(term) ?? countElsewhere(term, postings);
      frequencies.set(term, frequency);
      return frequency;
    },
    saying: (terms) => countSaying(terms, postings),
  };
}

function countElsewhere(text: string, postings: Postings): number {
  const term = postings.vocabulary.find(text);
  if (term === undefined) return 0;
  const found = new Set<number>();
  for (const field of OTHER_FIELDS) {
    const [from, to] = postings.range(term, FIELDS.indexOf(field));
    for (const document of postings.columns.documents.subarray(from, to)) found.add(document);
  }
  return found.size;
}

const TRANSCRIPT = FIELDS.indexOf('transcript');

function countSaying(placed: readonly PlacedTerm[], postings: Postings): number {
  const terms = placed.map(({ term, offset }) => ({ term: postings.vocabulary.find(term) ?? -1, offset }));
  if (terms.length === 0 || terms.some(({ term }) => term < 0)) return 0;
  const lists = terms.map(({ term }) => postings.columns.documents.subarray(...postings.range(term, TRANSCRIPT)));
  const [shortest = new Uint32Array()] = lists.sort((a, b) => a.length - b.length);
  return Array.from(shortest).filter((document) => {
    let starts: ReadonlySet<number> | undefined;
    for (const { term, offset } of terms) {
      const own = Array.from(postings.positions(term, TRANSCRIPT, document), (position) => position - offset);
      const before = starts;
      starts = new Set(before ? own.filter((start) => before.has(start)) : own);
      if (starts.size === 0) return false;
    }
    return true;
  }).length;
}
