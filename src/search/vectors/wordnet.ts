/** The files of a part of speech: its words with the offsets of their senses, and the senses. See wndb(5). */
export interface WordNetFiles {
  readonly index: string;
  readonly data: string;
}

/** WordNet (Miller, 1995), a dictionary of English by meaning: nouns, verbs and adjectives. */
export interface WordNet {
  readonly n: WordNetFiles;
  readonly v: WordNetFiles;
  readonly a: WordNetFiles;
}

/** What a synonym counts, and a word of a sense that is more general, more special or similar; chosen by cross-validation. */
const SYNONYM = 0.6;
const RELATIVE = 0.4;
const RELATIVES = new Set(['@', '~', '&']);
/** A word's senses come with the most frequent first. Each counts less than the one before; later ones are rare. */
const NEXT_SENSE = 0.8;
const MAX_SENSES = 5;

/**
 * The words that WordNet relates to each row, and how closely, up to 1.
 *
 * @param rowOf The row of a word; undefined for a word that is not wanted. Called often.
 */
export function relatedRows(
  wordNet: WordNet,
  rows: number,
  rowOf: (word: string) => number | undefined,
): readonly ReadonlyMap<number, number>[] {
  const related = Array.from({ length: rows }, () => new Map<number, number>());
  for (const { index, data } of [wordNet.n, wordNet.v, wordNet.a]) {
    for (const line of index.split('\n')) {
      const fields = line.trim().split(' ');
      const own = line.startsWith(' ') ? undefined : rowOf(fields[0] ?? '');
      const near = own === undefined ? undefined : related[own];
      if (!near) continue;
      const relate = (words: readonly string[], weight: number): void => {
        for (const word of words) {
          const row = rowOf(word);
          if (row !== undefined && row !== own) near.set(row, Math.max(near.get(row) ?? 0, weight));
        }
      };
      const pointers = Number(fields[3]);
      const senses = fields.slice(6 + pointers, 6 + pointers + MAX_SENSES);
      for (const [rank, offset] of senses.entries()) {
        const share = NEXT_SENSE ** rank;
        const sense = senseAt(data, offset);
        relate(sense.words, SYNONYM * share);
        for (const { part, at } of sense.relatives) relate(senseAt(wordNet[part].data, at).words, RELATIVE * share);
      }
    }
  }
  return related;
}

interface Sense {
  readonly words: readonly string[];
  readonly relatives: readonly { readonly part: keyof WordNet; readonly at: string }[];
}

/** A line of a data file: `offset file part words (word id)… pointers (symbol offset part source)… | gloss`. */
function senseAt(data: string, offset: string): Sense {
  const from = Number(offset);
  const fields = data.slice(from, data.indexOf('|', from)).split(' ');
  const wordCount = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: wordCount }, (_, at) => (fields[4 + 2 * at] ?? '').toLowerCase());
  const first = 4 + 2 * wordCount;
  const relatives: Sense['relatives'][number][] = [];
  for (let at = first + 1; at < first + 1 + 4 * Number(fields[first]); at += 4) {
    const [symbol = '', to = '', part = ''] = fields.slice(at, at + 3);
    if (RELATIVES.has(symbol) && part !== 'r')
      relatives.push({ part: part === 'n' || part === 'v' ? part : 'a', at: to });
  }
  return { words, relatives };
}
