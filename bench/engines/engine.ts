/** What came of one query: how many of the best ten there were, and how many of them with an excerpt. */
export interface Answered {
  readonly hits: number;
  readonly excerpts: number;
}

/** How large an index is, in bytes, as far as it can be told. */
export interface IndexSize {
  readonly memory?: number;
  readonly disk?: number;
  /** Of `disk`, what is the text of the corpus. */
  readonly text?: number;
}

/** An engine that is ready to answer. */
export interface Engine {
  /**
   * Milliseconds until the index was there, without the start of the process. Reading the texts counts only for the
   * engine that reads the corpus itself; the others have them served.
   */
  readonly buildMs: number;
  /** The best ten. */
  search(text: string): Answered;
  /** What goes out for each key that a member presses, where an engine has such a thing. */
  suggest?(typed: string): void;
  /** Asked once, after all queries: it may take time and memory. */
  size(): IndexSize;
  /** Waits for what an engine does after it is ready, such as saving its index. */
  settle?(): Promise<void>;
}

/** Where an engine finds what it indexes, and where it may write. */
export interface EngineFiles {
  /** The texts, as `readDocuments` reads them. */
  readonly documents: string;
  /** The corpus itself, for the engine that reads it itself. */
  readonly dataDirectory: string;
  /** Its own, kept from one run to the next. */
  readonly workDirectory: string;
}

/** How many results every engine is asked for. */
export const TOP = 10;

/** How much of an engine's own time passes while the texts come from the file, which is not its work. */
export class Stopwatch {
  readonly #started = performance.now();
  #outside = 0;

  /** Passes values through; the time that it takes to get them is not counted. */
  *exempt<T>(values: Iterator<T>): Generator<T> {
    for (;;) {
      const before = performance.now();
      const { done, value } = values.next();
      this.#outside += performance.now() - before;
      if (done) return;
      yield value;
    }
  }

  /** Milliseconds so far, without those that were exempt. */
  get elapsed(): number {
    return performance.now() - this.#started - this.#outside;
  }
}
