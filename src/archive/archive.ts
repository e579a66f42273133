import type { Comment, Episode, Host, Loop, Series } from '../corpus/model.ts';
import type { Problem } from '../corpus/problems.ts';
import type { AsrConfusionColumns } from '../search/expansion/asr-confusions/learn-confusions.ts';
import type { IndexColumns } from '../search/index/columns.ts';
import type { VectorColumns } from '../search/vectors/vector-columns.ts';
import type { TextStore } from './text-store.ts';

/** Everything about a corpus except its long texts. Small enough to be read as a whole at every start. */
export interface Catalogue {
  /** Ascending by number. An episode's position is its document number in the index. */
  readonly episodes: readonly Episode[];
  readonly hosts: readonly Host[];
  readonly series: readonly Series[];
  /** By episode number. */
  readonly loops: Readonly<Record<string, readonly Loop[]>>;
  readonly comments: number;
  /** What in the data directory could not be used. */
  readonly problems: readonly Problem[];
}

/** The long texts of one episode. */
export const TEXT_PARTS = ['transcript', 'notes', 'comments'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** A corpus, loaded and indexed. */
export interface Archive {
  readonly catalogue: Catalogue;
  readonly columns: IndexColumns;
  /** Words that the speech recogniser confuses, learnt from the corpus. */
  readonly asrConfusions: AsrConfusionColumns;
  /** What words and passages are about; `NOTHING_LEARNT` until it is learnt. */
  readonly vectors: VectorColumns;
  /** Byte offsets in `text`: the start and end of each of `TEXT_PARTS`, document after document. */
  readonly textPlaces: Float64Array;
  readonly text: TextStore;
}

/** The byte offsets of one of a document's texts in the store. */
export function textSpan(archive: Archive, document: number, part: TextPart): readonly [start: number, end: number] {
  const at = (document * TEXT_PARTS.length + TEXT_PARTS.indexOf(part)) * 2;
  return [archive.textPlaces[at] ?? 0, archive.textPlaces[at + 1] ?? 0];
}

/** One of a document's texts; empty when it has none. */
export function readText(archive: Archive, document: number, part: TextPart): string {
  return archive.text.read(...textSpan(archive, document, part)).toString();
}

/** The comments on a document. The JSON is our own, from a file whose checksum was verified. */
export function readComments(archive: Archive, document: number): readonly Comment[] {
  const json = readText(archive, document, 'comments');
  return json === '' ? [] : JSON.parse(json);
}
