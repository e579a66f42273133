import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Counts from the files of the real corpus. `series.json` has a 91st record, number 0, which means "none". */
export const KNOWN_CORPUS = {
  counts: { episodes: 4_415, hosts: 433, series: 90, comments: 3_484 },
  /** 429 of its transcripts repeat a line five times or more in a row; one does so the most. */
  minLooped: 400,
  mostLooped: { id: 74, times: 7_801 },
  /** An episode, and the word that it is about. */
  episode: { id: 12, word: 'xen' },
};

/**
 * Whether this is that corpus. Counts files rather than loaded episodes, so that a loader that loses episodes is
 * noticed.
 */
export function isKnownCorpus(dataDirectory: string): boolean {
  const transcripts = path.join(dataDirectory, 'hpr_transcripts');
  return existsSync(transcripts) && readdirSync(transcripts).length === KNOWN_CORPUS.counts.episodes;
}
