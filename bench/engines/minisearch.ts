import { isStopWord } from '../../src/search/analysis/pipeline.ts';
import { BOOSTS, FIELDS, type FieldName } from '../../src/search/index/fields.ts';
import { askedWords } from '../asked-words.ts';
import { type BenchDocument, readDocuments } from '../documents.ts';
import { requireRival } from '../rivals.ts';
import { type Engine, type EngineFiles, Stopwatch, TOP } from './engine.ts';

/** The part of MiniSearch 7 that is used here. Its own types exist only once it is installed. */
interface MiniSearch {
  add(document: BenchDocument): void;
  search(text: string, options: { readonly prefix: (term: string) => boolean }): readonly { readonly id: number }[];
}

interface MiniSearchOptions {
  readonly fields: readonly FieldName[];
  readonly processTerm: (term: string) => string | null;
  readonly searchOptions: { readonly boost: Readonly<Record<FieldName, number>> };
}

type MiniSearchClass = new (options: MiniSearchOptions) => MiniSearch;

/**
 * MiniSearch 7 with its defaults, except that stop words are left out as for the other engines. It makes no excerpts and
 * does not stem.
 */
export function startMiniSearch({ documents }: EngineFiles): Engine {
  const MiniSearch: MiniSearchClass = requireRival('minisearch');
  const watch = new Stopwatch();
  const index = new MiniSearch({
    fields: FIELDS,
    processTerm: (term) => {
      const word = term.toLowerCase();
      return isStopWord(word) ? null : word;
    },
    searchOptions: { boost: BOOSTS },
  });
  for (const document of watch.exempt(readDocuments(documents))) index.add(document);
  const buildMs = watch.elapsed;
  return {
    buildMs,
    search: (text) => {
      const wanted = askedWords(text);
      const beginnings = new Set(wanted.filter(({ prefix }) => prefix).map(({ word }) => word));
      const words = wanted.map(({ word }) => word).join(' ');
      const found = index.search(words, { prefix: (term) => beginnings.has(term) }).slice(0, TOP);
      return { hits: found.length, excerpts: 0 };
    },
    size: () => ({ disk: Buffer.byteLength(JSON.stringify(index)) }),
  };
}
