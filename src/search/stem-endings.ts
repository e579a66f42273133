import type { IndexColumns } from './columns.ts';

/** What the stemmer cuts off the words of a corpus, and what it puts in its place (`y` becomes `i`, most become nothing). */
export interface StemEndings {
  readonly all: readonly string[];
  /** Replacements by each ending, and by each beginning of an ending. */
  readonly byEnding: ReadonlyMap<string, ReadonlySet<string>>;
  readonly byBeginning: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Compares the words of the corpus with their terms. */
export function readEndings({ wordBytes, wordOffsets, wordTerms, termBytes, termOffsets }: IndexColumns): StemEndings {
  const pairs = new Set<string>();
  for (let word = 0; word < wordTerms.length; word++) {
    const wordEnd = wordOffsets[word + 1] ?? 0;
    const term = wordTerms[word] ?? 0;
    const termEnd = termOffsets[term + 1] ?? 0;
    let at = wordOffsets[word] ?? 0;
    let same = termOffsets[term] ?? 0;
    while (at < wordEnd && same < termEnd && wordBytes[at] === termBytes[same]) {
      at++;
      same++;
    }
    if (at < wordEnd) pairs.add(`${latin1(wordBytes, at, wordEnd)} ${latin1(termBytes, same, termEnd)}`);
  }
  const byEnding = new Map<string, Set<string>>();
  const byBeginning = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const [ending = '', replaced = ''] = pair.split(' ');
    append(byEnding, ending, replaced);
    for (let length = 1; length <= ending.length; length++) append(byBeginning, ending.slice(0, length), replaced);
  }
  return { all: [...byEnding.keys()], byEnding, byBeginning };
}

/** The stemmer only changes ASCII. */
function latin1({ buffer, byteOffset }: Uint8Array<ArrayBuffer>, from: number, to: number): string {
  return Buffer.from(buffer, byteOffset).toString('latin1', from, to);
}

function append(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
