import { StringDecoder } from 'node:string_decoder';

/** Splits a stream of bytes into lines. A line that is too long is dropped and reported once. */
export class MessageLines {
  readonly #longest: number;
  readonly #decoder = new StringDecoder('utf8');
  #chunks: string[] = [];
  #length = 0;

  /** @param longest Most characters of a line. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that these bytes complete; undefined for one that was too long. */
  *read(bytes: Buffer): Generator<string | undefined> {
    const [rest = '', ...after] = this.#decoder.write(bytes).split('\n').reverse();
    for (const end of after.reverse()) {
      this.#append(end);
      yield this.#take();
    }
    this.#append(rest);
  }

  /** What follows the last line break; empty when nothing does. */
  rest(): string | undefined {
    this.#append(this.#decoder.end());
    return this.#take();
  }

  #append(chunk: string): void {
    this.#length += chunk.length;
    if (this.#length > this.#longest) this.#chunks = [];
    else if (chunk !== '') this.#chunks.push(chunk);
  }

  #take(): string | undefined {
    const line = this.#length > this.#longest ? undefined : this.#chunks.join('');
    this.#chunks = [];
    this.#length = 0;
    return line;
  }
}
