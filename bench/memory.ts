import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The resident memory of a process, in bytes. */
export interface ProcessMemory {
  readonly resident: number;
  /** The peak. Undefined if the system does not report it for other processes. */
  readonly peak?: number;
}

const KIB = 1024;

/** Reads the memory of a running process from `/proc`, or from `ps` on systems without it. */
export function memoryOf(pid: number): ProcessMemory {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) {
    return { resident: Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * KIB };
  }
  const status = readFileSync(file, 'utf8');
  const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
  return { resident: kib('VmRSS') * KIB, peak: kib('VmHWM') * KIB };
}

/** The peak memory of this process so far, in bytes. */
export function ownPeak(): number {
  return process.resourceUsage().maxRSS * KIB;
}
