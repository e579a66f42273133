import type { Episode, Loop } from '../corpus/model.ts';
import type { EpisodeSource } from '../corpus/open-corpus.ts';
import type { Problem } from '../corpus/problem.ts';
import { readEpisode } from '../corpus/read-episode.ts';
import { readTranscript } from '../corpus/read-transcript.ts';
import type { FieldName } from '../search/fields.ts';

/** Some episodes, read; their long texts lie end to end in `text`: a transcript, then the notes, of each in turn. */
export interface EpisodeBatch {
  readonly episodes: readonly ReadText[];
  readonly problems: readonly Problem[];
  readonly text: Uint8Array<ArrayBuffer>;
}

export interface ReadText {
  readonly episode: Episode;
  readonly loops: readonly Loop[];
  readonly transcriptBytes: number;
  readonly notesBytes: number;
}

/** What the index takes of an episode: bytes of UTF-8 for each field. */
export type EpisodeFields = Readonly<Record<FieldName, Uint8Array>>;

/** Reads episodes one by one and hands them on twice: their fields to the index, their texts in batches to be kept. */
export class EpisodeReader {
  readonly #index: (id: number, fields: EpisodeFields) => void;
  readonly #keep: (batch: EpisodeBatch) => void;
  readonly #transcriptOf: typeof readTranscript;
  readonly #encoder = new TextEncoder();
  #episodes: ReadText[] = [];
  #problems: Problem[] = [];
  #texts: Uint8Array[] = [];
  #bytes = 0;

  constructor(
    index: (id: number, fields: EpisodeFields) => void,
    keep: (batch: EpisodeBatch) => void,
    transcriptOf: typeof readTranscript = readTranscript,
  ) {
    this.#index = index;
    this.#keep = keep;
    this.#transcriptOf = transcriptOf;
  }

  /** A batch is passed on when it has grown to `batchBytes`, and when the sources are at their end. */
  readAll(sources: readonly EpisodeSource[], batchBytes = 2 << 20): void {
    for (const source of sources) {
      this.#read(source);
      if (this.#bytes >= batchBytes) this.#flush();
    }
    this.#flush();
  }

  #read(source: EpisodeSource): void {
    const { episode, loops, notes, transcript, problems } = readEpisode(source, this.#transcriptOf);
    const bytes = (text: string): Uint8Array => this.#encoder.encode(text);
    const notesBytes = bytes(notes);
    this.#index(episode.id, {
      title: bytes(episode.title),
      summary: bytes(episode.summary),
      tags: bytes(episode.tags.join(', ')),
      notes: notesBytes,
      host: bytes(source.hostName),
      series: bytes(source.seriesName),
      transcript,
      comments: bytes(source.comments),
    });
    this.#episodes.push({ episode, loops, transcriptBytes: transcript.length, notesBytes: notesBytes.length });
    this.#problems.push(...problems);
    this.#texts.push(transcript, notesBytes);
    this.#bytes += transcript.length + notesBytes.length;
  }

  #flush(): void {
    if (this.#episodes.length === 0) return;
    const text = new Uint8Array(this.#bytes);
    let end = 0;
    for (const part of this.#texts) {
      text.set(part, end);
      end += part.length;
    }
    this.#keep({ episodes: this.#episodes, problems: this.#problems, text });
    this.#episodes = [];
    this.#problems = [];
    this.#texts = [];
    this.#bytes = 0;
  }
}
