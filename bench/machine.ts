import os from 'node:os';

/** The machine that the figures were measured on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly node: string;
  /** The load average of the last minute. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const [cpu] = os.cpus();
  return {
    cpu: cpu?.model ?? 'unknown processor',
    cores: os.availableParallelism(),
    memory: os.totalmem(),
    node: process.version,
    load: os.loadavg()[0] ?? 0,
  };
}
