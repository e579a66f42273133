import type { IndexColumns } from '../index/columns.ts';

/** The endings that the pipeline cuts off tokens, by what it puts in their place: `y` becomes `i`, most become nothing. */
export type Cuts = ReadonlyMap<string, readonly string[]>;

/** The endings that are cut off, by the complete ending and by each prefix of it. */
export interface StemEndings {
  readonly all: readonly string[];
  readonly byEnding: ReadonlyMap<string, Cuts>;
  readonly byBeginning: ReadonlyMap<string, Cuts>;
}

/** Learns the endings by comparing the surface forms of the corpus with their terms. */
export function readEndings({ wordBytes, wordOffsets, wordTerms, termBytes, termOffsets }: IndexColumns): StemEndings {
  const words = bufferOf(wordBytes);
  const terms = bufferOf(termBytes);
  const pairs = new Set<string>();
  for (let word = 0; word < wordTerms.length; word++) {
    const wordEnd = wordOffsets[word + 1] ?? 0;
    const term = wordTerms[word] ?? 0;
    const termEnd = termOffsets[term + 1] ?? 0;
    let at = wordOffsets[word] ?? 0;
    let kept = termOffsets[term] ?? 0;
    while (at < wordEnd && kept < termEnd && words[at] === terms[kept]) {
      at++;
      kept++;
    }
    if (at < wordEnd) pairs.add(`${words.toString('utf8', at, wordEnd)} ${terms.toString('utf8', kept, termEnd)}`);
  }
  const byEnding = new Map<string, Map<string, string[]>>();
  const byBeginning = new Map<string, Map<string, string[]>>();
  for (const pair of pairs) {
    const [cut = '', replaced = ''] = pair.split(' ');
    append(byEnding, cut, replaced, cut);
    for (let length = 1; length <= cut.length; length++) append(byBeginning, cut.slice(0, length), replaced, cut);
  }
  return { all: [...byEnding.keys()], byEnding, byBeginning };
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function append(map: Map<string, Map<string, string[]>>, key: string, replaced: string, cut: string): void {
  const cuts = map.get(key) ?? new Map<string, string[]>();
  map.set(key, cuts.set(replaced, [...(cuts.get(replaced) ?? []), cut]));
}
