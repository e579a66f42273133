import { StringDecoder } from 'node:string_decoder';

/** Cuts a stream of bytes into lines. A line that is too long is dropped whole, and reported once. */
export class MessageLines {
  readonly #longest: number;
  readonly #decoder = new StringDecoder('utf8');
  #pieces: string[] = [];
  #length = 0;

  /** @param longest Characters of a line. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that end in these bytes; undefined stands for one that was too long. */
  *read(bytes: Buffer): Generator<string | undefined> {
    const [rest = '', ...after] = this.#decoder.write(bytes).split('\n').reverse();
    for (const end of after.reverse()) {
      this.#append(end);
      yield this.#take();
    }
    this.#append(rest);
  }

  /** What stands after the last line end; empty when nothing does. */
  rest(): string | undefined {
    this.#append(this.#decoder.end());
    return this.#take();
  }

  #append(piece: string): void {
    this.#length += piece.length;
    if (this.#length > this.#longest) this.#pieces = [];
    else if (piece !== '') this.#pieces.push(piece);
  }

  #take(): string | undefined {
    const line = this.#length > this.#longest ? undefined : this.#pieces.join('');
    this.#pieces = [];
    this.#length = 0;
    return line;
  }
}
