import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What of a process is in memory, in bytes. */
export interface ProcessMemory {
  readonly resident: number;
  /** The most that it ever was; undefined where the system does not tell of another process. */
  readonly peak?: number;
}

const KIB = 1024;

/** The memory of a running process: from `/proc` where there is one, else from `ps`. */
export function memoryOf(pid: number): ProcessMemory {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) {
    return { resident: Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * KIB };
  }
  const status = readFileSync(file, 'utf8');
  const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
  return { resident: kib('VmRSS') * KIB, peak: kib('VmHWM') * KIB };
}

/** The most memory that this process has had so far, in bytes. */
export function ownPeak(): number {
  return process.resourceUsage().maxRSS * KIB;
}
