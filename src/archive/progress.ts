import { Presets, SingleBar } from 'cli-progress';
import type { Logger } from '../runtime/log.ts';

/** Shows how far a long piece of work has come. */
export interface Progress {
  /** @param done Out of the total that was told at the start. */
  update(done: number): void;
  end(): void;
}

/** On a terminal a bar, which is gone when the work is done; otherwise a log line each quarter of the way. */
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
