import type { Archive } from '../../src/archive/archive.ts';
import { learnAsrConfusions } from '../../src/search/expansion/asr-confusions/learn-confusions.ts';
import { splitOf } from './hash.ts';

/** An archive that has learnt what the recogniser mishears from the episodes to tune on alone, as if it had never read the others. */
export function learntFromTune(archive: Archive): Archive {
  const { references } = archive.columns;
  const accept = (document: number): boolean => splitOf(references[document] ?? 0) === 'tune';
  return { ...archive, asrConfusions: learnAsrConfusions(archive.columns, { accept }) };
}
