import { Presets, SingleBar } from 'cli-progress';
import type { Logger } from '../runtime/log.ts';

/** Shows the progress of a long task. */
export interface Progress {
  /** @param done Out of the total given at the start. */
  update(done: number): void;
  end(): void;
}

/** A bar on a terminal, removed at the end; otherwise a log line for every quarter. */
export function showProgress(what: string, total: number, log: Logger): Progress {
  if (process.stderr.isTTY) return barOf(what, total);
  let quarter = 0;
  return {
    update: (done) => {
      const reached = Math.floor((done / total) * 4);
      if (reached <= quarter || reached >= 4) return;
      quarter = reached;
      log.info({ done, total }, `${what}: ${quarter * 25} %`);
    },
    end: () => {},
  };
}

function barOf(what: string, total: number): Progress {
  const format = `${what} {bar} {percentage} % of {total} episodes`;
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_grey,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), end: () => bar.stop() };
}
