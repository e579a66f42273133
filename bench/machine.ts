import os from 'node:os';

/** What the figures were measured on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly node: string;
  /** How many tasks wanted a core in the minute before, on average. */
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
