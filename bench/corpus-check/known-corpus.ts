import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What the real corpus has, counted from its files. `series.json` has a 91st record, number 0, which means "none". */
export const KNOWN_CORPUS = {
  counts: { episodes: 4_415, hosts: 433, series: 90, comments: 3_484 },
  /** 429 of its files repeat a line five times or more in a row, one of them more than any other. */
  leastLooped: 400,
  mostLooped: { id: 74, times: 7_801 },
  /** An episode that everybody in the project knows, and the word that it is about. */
  episode: { id: 12, word: 'xen' },
};

/** Whether this is that corpus. Asked of the directory, so that a loader that loses episodes has no excuse. */
export function isKnownCorpus(dataDirectory: string): boolean {
  const transcripts = path.join(dataDirectory, 'hpr_transcripts');
  return existsSync(transcripts) && readdirSync(transcripts).length === KNOWN_CORPUS.counts.episodes;
}
