import type { Comment, Episode, Host, Loop, Series } from '../corpus/model.ts';
import type { Problem } from '../corpus/problems.ts';
import type { AsrConfusionColumns } from '../search/expansion/asr-confusions/learn-confusions.ts';
import type { IndexColumns } from '../search/index/columns.ts';
import type { TextStore } from './text-store.ts';

/** Everything that is known of a corpus but its texts: small enough to be read whole at every start. */
export interface Catalogue {
  /** Ascending by number: an episode's place is its document's number in the index. */
  readonly episodes: readonly Episode[];
  readonly hosts: readonly Host[];
  readonly series: readonly Series[];
  /** By episode number. */
  readonly loops: Readonly<Record<string, readonly Loop[]>>;
  readonly comments: number;
  /** What could not be used of the data directory. */
  readonly problems: readonly Problem[];
}

/** The long texts of one episode. */
export const TEXT_PARTS = ['transcript', 'notes', 'comments'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** A corpus, loaded and indexed. */
export interface Archive {
  readonly catalogue: Catalogue;
  readonly columns: IndexColumns;
  /** What was learnt of the recogniser's mistakes. */
  readonly asrConfusions: AsrConfusionColumns;
  /** Start and end in `text` of each of `TEXT_PARTS` of each document, in that order. */
  readonly textPlaces: Float64Array;
  readonly text: TextStore;
}

/** Where a text of a document stands in the store. */
export function textSpan(archive: Archive, document: number, part: TextPart): readonly [start: number, end: number] {
  const at = (document * TEXT_PARTS.length + TEXT_PARTS.indexOf(part)) * 2;
  return [archive.textPlaces[at] ?? 0, archive.textPlaces[at + 1] ?? 0];
}

/** A text of a document, whole; empty when there is none. */
export function readText(archive: Archive, document: number, part: TextPart): string {
  return archive.text.read(...textSpan(archive, document, part)).toString();
}

/** The comments on a document. They were stored as JSON by ourselves, in a file whose every byte is checked. */
export function readComments(archive: Archive, document: number): readonly Comment[] {
  const json = readText(archive, document, 'comments');
  return json === '' ? [] : JSON.parse(json);
}
