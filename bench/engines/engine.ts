/** The outcome of one query: how many of the top ten were found, and how many of those have an excerpt. */
export interface Answered {
  readonly hits: number;
  readonly excerpts: number;
}

/** The size of an index in bytes, as far as it is known. */
export interface IndexSize {
  readonly memory?: number;
  readonly disk?: number;
  /** The part of `disk` that is the corpus's text. */
  readonly text?: number;
}

/** An engine that is ready to search. */
export interface Engine {
  /**
   * Milliseconds to build the index, without the start of the process. Reading the texts counts only for the product,
   * which reads the corpus itself.
   */
  readonly buildMs: number;
  /** Searches for the top ten. */
  search(text: string): Answered;
  /** Completes the typed text. Absent if the engine cannot. */
  suggest?(typed: string): void;
  /** Called once after all queries, as it may take time and memory. */
  size(): IndexSize;
  /** Waits for work that goes on after the engine is ready, such as saving the index. */
  settle?(): Promise<void>;
}

/** The inputs of an engine, and where it may write. */
export interface EngineFiles {
  /** The texts, as `readDocuments` reads them. */
  readonly documents: string;
  /** The corpus, for the engine that reads it itself. */
  readonly dataDirectory: string;
  /** The engine's own directory, kept between runs. */
  readonly workDirectory: string;
}

/** Results that each engine returns. */
export const TOP = 10;

/** Measures an engine's own time, without the time to read the texts from the file. */
export class Stopwatch {
  readonly #started = performance.now();
  #outside = 0;

  /** Yields the values. The time to get them does not count. */
  *exempt<T>(values: Iterator<T>): Generator<T> {
    for (;;) {
      const before = performance.now();
      const { done, value } = values.next();
      this.#outside += performance.now() - before;
      if (done) return;
      yield value;
    }
  }

  /** Milliseconds so far, without exempt time. */
  get elapsed(): number {
    return performance.now() - this.#started - this.#outside;
  }
}
