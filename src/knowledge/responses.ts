import { type Archive, readText } from '../archive/archive.ts';
import type { Episode } from '../corpus/model.ts';
import { answeredShows } from '../corpus/responses.ts';
import { foldName } from '../search/analysis/fold-name.ts';
import { append } from '../util/append.ts';
import type { EpisodeLookup } from './episode-lookup.ts';
import type { Names } from './names.ts';

/** Episodes that are read in one go. */
const SLICE = 100;

/** Which episodes answer others, by what their titles, summaries and notes say. */
export interface Responses {
  /** The earlier episodes that an episode answers. */
  readonly answers: readonly Episode[];
  /** The later episodes that answer it. */
  readonly answeredBy: readonly Episode[];
}

interface ResponsesParts {
  readonly archive: Archive;
  readonly lookup: EpisodeLookup;
  readonly names: Names;
  /** By document, 1 for a roundup. */
  readonly roundups: Uint8Array;
}

/** Reads who answers whom from all shows, a slice of them at a time. */
export class ResponseIndex {
  readonly #parts: ResponsesParts;
  readonly #answers = new Map<number, Episode[]>();
  readonly #answeredBy = new Map<number, Episode[]>();
  #titles: string | undefined;
  #next = 0;

  constructor(parts: ResponsesParts) {
    this.#parts = parts;
  }

  /** Steps that read all shows ahead of time; what they leave out is read when it is first asked for. */
  get preparations(): readonly (() => void)[] {
    const { length } = this.#parts.archive.catalogue.episodes;
    return Array.from({ length: Math.ceil(length / SLICE) }, () => () => this.#readSlice());
  }

  of(id: number): Responses {
    while (this.#next < this.#parts.archive.catalogue.episodes.length) this.#readSlice();
    return { answers: this.#answers.get(id) ?? [], answeredBy: this.#answeredBy.get(id) ?? [] };
  }

  #readSlice(): void {
    const { archive, roundups } = this.#parts;
    const slice = archive.catalogue.episodes.slice(this.#next, this.#next + SLICE);
    for (const [index, episode] of slice.entries()) {
      const document = this.#next + index;
      // Roundups list the titles of all shows of a month.
      if (roundups[document] === 1) continue;
      for (const answered of this.#read(episode, document)) {
        append(this.#answers, episode.id, answered);
        append(this.#answeredBy, answered.id, episode);
      }
    }
    this.#next += slice.length;
  }

  /** The episodes that one says it answers, each once. */
  #read(episode: Episode, document: number): ReadonlySet<Episode> {
    const { archive } = this.#parts;
    const texts = [episode.summary, readText(archive, document, 'notes')];
    const named = [
      ...answeredShows(episode.title, { isTitle: true }),
      // Lists of shows quote their titles: it is those shows that answer others.
      ...texts.flatMap((text) => answeredShows(text)).filter(({ said }) => !this.#isOfOtherTitle(said, episode)),
    ];
    const found = named.flatMap(({ number, title }) =>
      number === undefined ? this.#titled(title) : this.#numbered(number),
    );
    return new Set(found.filter(({ id }) => id < episode.id));
  }

  #numbered(id: number): readonly Episode[] {
    const { archive, lookup } = this.#parts;
    const document = lookup.document(id);
    return document === undefined ? [] : archive.catalogue.episodes.slice(document, document + 1);
  }

  /** The show with this title, if there is only one. */
  #titled(title: string | undefined): readonly Episode[] {
    const found = title === undefined ? [] : this.#parts.names.withTitle(title);
    return found.length === 1 ? found : [];
  }

  #isOfOtherTitle(said: string, { title }: Episode): boolean {
    const folded = foldName(said);
    this.#titles ??= this.#parts.archive.catalogue.episodes.map((one) => foldName(one.title)).join('\n');
    return !foldName(title).includes(folded) && this.#titles.includes(folded);
  }
}
