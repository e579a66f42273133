import type { InteractionReport } from '../../protocol.ts';

/** The response times of a session's interactions, in milliseconds. */
export interface Timings {
  readonly count: number;
  readonly failed: number;
  /** Absent until an interaction is answered. */
  readonly p50?: number;
  readonly p95?: number;
}

/** Failed interactions are counted but not timed: their time is the timeout. */
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

/** The nearest-rank percentile of ascending numbers: the smallest value that at least `share` of them do not exceed. */
export function percentile(ascending: readonly number[], share: number): number | undefined {
  return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)];
}

/** `12.3 ms`, always with one decimal, so that columns align. */
export function formatMilliseconds(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
