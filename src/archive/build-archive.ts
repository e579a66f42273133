import { commentsByShow } from '../corpus/comments-text.ts';
import type { Episode, Loop } from '../corpus/model.ts';
import type { CorpusSources } from '../corpus/open-corpus.ts';
import type { Problem } from '../corpus/problems.ts';
import { type Archive, TEXT_PARTS } from './archive.ts';
import type { BuildWorkers } from './build-index.ts';
import type { EpisodeBatch } from './episode-batch.ts';

/** Stores the texts of the corpus as they are read. It must copy the bytes, as their memory is reused. */
export interface TextSink {
  append(bytes: Uint8Array): void;
}

/** The start and end of a text in the sink. */
type Span = readonly [start: number, end: number];
const NOTHING: Span = [0, 0];

/**
 * Reads and indexes a whole corpus. ASR confusions are learnt afterwards, from the columns.
 * @param onProgress Called with the number of episodes read so far.
 */
export async function buildArchive(
  corpus: CorpusSources,
  workers: BuildWorkers,
  sink: TextSink,
  onProgress: (episodes: number) => void,
): Promise<Omit<Archive, 'text' | 'asrConfusions' | 'vectors'>> {
  const episodes = new Map<number, Episode>();
  const loops: Record<string, readonly Loop[]> = {};
  const problems: Problem[] = [...corpus.problems];
  const spans = new Map<number, Record<'transcript' | 'notes', Span>>();
  let end = 0;
  const keep = ({ episodes: read, problems: found, text }: EpisodeBatch): void => {
    sink.append(text);
    for (const { episode, loops: own, transcriptBytes, notesBytes } of read) {
      episodes.set(episode.id, episode);
      if (own.length > 0) loops[episode.id] = own;
      const middle = end + transcriptBytes;
      spans.set(episode.id, { transcript: [end, middle], notes: [middle, middle + notesBytes] });
      end = middle + notesBytes;
    }
    problems.push(...found);
    onProgress(episodes.size);
  };
  const columns = await workers.build(corpus.sources, keep);

  const commentSpans = new Map<number, Span>();
  for (const [id, comments] of commentsByShow(corpus.comments)) {
    const json = Buffer.from(JSON.stringify(comments));
    sink.append(json);
    commentSpans.set(id, [end, end + json.length]);
    end += json.length;
  }

  const ordered = Array.from(columns.references, (id) => episodes.get(id)).flatMap((episode) => episode ?? []);
  const textPlaces = new Float64Array(
    ordered.flatMap(({ id }) => {
      const own = { ...spans.get(id), comments: commentSpans.get(id) };
      return TEXT_PARTS.flatMap((part) => own[part] ?? NOTHING);
    }),
  );
  const { hosts, series, comments } = corpus;
  return {
    columns,
    textPlaces,
    catalogue: { episodes: ordered, hosts, series, loops, comments: comments.length, problems },
  };
}
