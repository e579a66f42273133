import type { InteractionReport } from '../../protocol.ts';

/** How long the answered interactions of a session took, in milliseconds. */
export interface Timings {
  readonly count: number;
  readonly failed: number;
  /** Absent while nothing was answered. */
  readonly p50?: number;
  readonly p95?: number;
}

/** Failed interactions are only counted: their time is the limit's, not the bot's. */
export function timingsOf(reports: readonly InteractionReport[]): Timings {
  const failed = reports.filter((report) => report.state === 'failed').length;
  const times = reports
    .flatMap((report) =>
      report.state === 'answered' && report.milliseconds !== undefined ? [report.milliseconds] : [],
    )
    .sort((a, b) => a - b);
  const p50 = percentile(times, 0.5);
  const p95 = percentile(times, 0.95);
  return {
    count: times.length,
    failed,
    ...(p50 === undefined ? {} : { p50 }),
    ...(p95 === undefined ? {} : { p95 }),
  };
}

/** The nearest-rank percentile of ascending numbers: the least one that `share` of all do not exceed. */
export function percentile(ascending: readonly number[], share: number): number | undefined {
  return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)];
}

/** `12.3 ms`; one decimal always, so that a column of them lines up. */
export function formatMilliseconds(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
