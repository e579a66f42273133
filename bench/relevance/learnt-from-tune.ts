import type { Archive } from '../../src/archive/archive.ts';
import { learnAsrConfusions } from '../../src/search/expansion/asr-confusions/learn-confusions.ts';
import { splitOf } from './hash.ts';

/** The archive with ASR confusions that are learnt from the episodes of the tune split only. */
export function learntFromTune(archive: Archive): Archive {
  const { references } = archive.columns;
  const accept = (document: number): boolean => splitOf(references[document] ?? 0) === 'tune';
  return { ...archive, asrConfusions: learnAsrConfusions(archive.columns, { accept }) };
}
