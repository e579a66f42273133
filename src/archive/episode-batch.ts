import type { Episode, Loop } from '../corpus/model.ts';
import type { EpisodeSource } from '../corpus/open-corpus.ts';
import type { Problem } from '../corpus/problems.ts';
import { readEpisode, type TranscriptReader } from '../corpus/read-episode.ts';
import { readTranscript } from '../corpus/read-transcript.ts';
import type { FieldName } from '../search/index/fields.ts';

/** Episodes that were read. `text` holds their long texts end to end: the transcript and then the notes of each. */
export interface EpisodeBatch {
  readonly episodes: readonly BatchedEpisode[];
  readonly problems: readonly Problem[];
  readonly text: Uint8Array<ArrayBuffer>;
}

export interface BatchedEpisode {
  readonly episode: Episode;
  readonly loops: readonly Loop[];
  readonly transcriptBytes: number;
  readonly notesBytes: number;
}

/** What is indexed of an episode: UTF-8 for each field. */
export type EpisodeFields = Readonly<Record<FieldName, Uint8Array>>;

/** Size of a batch's text. A longer text gets a batch of its own. */
export const BATCH_BYTES = 1 << 20;

/** How episodes are read. */
export interface ReadingOptions {
  /** Called with each episode's fields. Their memory is reused after the call. */
  readonly index: (id: number, fields: EpisodeFields) => void;
  /** Called with every batch, and owns its memory from then on. */
  readonly keep: (batch: EpisodeBatch) => void;
  readonly transcriptOf?: TranscriptReader;
  /** Memory for a batch, of {@link BATCH_BYTES} or more. */
  readonly memory?: () => Uint8Array<ArrayBuffer>;
}

/** Reads episodes one by one. Their fields go to the index, and their texts, in batches, to the store. */
export class EpisodeReader {
  readonly #options: Required<ReadingOptions>;
  readonly #encoder = new TextEncoder();
  #episodes: BatchedEpisode[] = [];
  #problems: Problem[] = [];
  #text: Uint8Array<ArrayBuffer> | undefined;
  #bytes = 0;

  constructor(options: ReadingOptions) {
    const memory = (): Uint8Array<ArrayBuffer> => new Uint8Array(BATCH_BYTES);
    this.#options = { transcriptOf: (file) => readTranscript(file), memory, ...options };
  }

  readAll(sources: readonly EpisodeSource[]): void {
    for (const source of sources) this.#read(source);
    this.#flush();
  }

  #read(source: EpisodeSource): void {
    const { episode, loops, notes, transcript, problems } = readEpisode(source, this.#options.transcriptOf);
    const bytes = (text: string): Uint8Array => this.#encoder.encode(text);
    const notesBytes = bytes(notes);
    this.#options.index(episode.id, {
      title: bytes(episode.title),
      summary: bytes(episode.summary),
      tags: bytes(episode.tags.join(', ')),
      notes: notesBytes,
      host: bytes(source.hostName),
      series: bytes(source.seriesName),
      transcript,
      comments: bytes(source.comments),
    });
    const own = transcript.length + notesBytes.length;
    if (this.#text && this.#bytes + own > this.#text.length) this.#flush();
    this.#text ??= own > BATCH_BYTES ? new Uint8Array(own) : this.#options.memory();
    for (const text of [transcript, notesBytes]) {
      this.#text.set(text, this.#bytes);
      this.#bytes += text.length;
    }
    this.#episodes.push({ episode, loops, transcriptBytes: transcript.length, notesBytes: notesBytes.length });
    this.#problems.push(...problems);
  }

  #flush(): void {
    if (!this.#text) return;
    const text = this.#text.subarray(0, this.#bytes);
    this.#options.keep({ episodes: this.#episodes, problems: this.#problems, text });
    this.#episodes = [];
    this.#problems = [];
    this.#text = undefined;
    this.#bytes = 0;
  }
}
