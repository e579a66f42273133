import pino, { type Logger } from 'pino';
import { z } from 'zod';

const lineSchema = z.looseObject({
  level: z.number(),
  msg: z.string().optional(),
  interaction: z.string().optional(),
  reference: z.string().optional(),
});

export type LogLine = z.infer<typeof lineSchema>;

/** A log that a test can read, and wait for. */
export class MemoryLog {
  readonly lines: LogLine[] = [];
  readonly logger: Logger = pino({ level: 'debug' }, { write: (line: string) => this.#add(line) });
  readonly #waiting = new Set<() => void>();

  /** The first line that is looked for, as soon as it is there. */
  async line(is: (line: LogLine) => boolean): Promise<LogLine> {
    for (;;) {
      const found = this.lines.find(is);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  #add(line: string): void {
    this.lines.push(lineSchema.parse(JSON.parse(line)));
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
