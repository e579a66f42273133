import type lunr from 'lunr';
import { readDocuments } from '../documents.ts';
import { buildStockLunr } from '../lunr-oracle.ts';
import { type Engine, type EngineFiles, Stopwatch, TOP } from './engine.ts';

/** Stock lunr 2.3.9. It makes no excerpts and returns only references. */
export function startLunr({ documents }: EngineFiles): Engine {
  const watch = new Stopwatch();
  const index = buildStockLunr(watch.exempt(readDocuments(documents)));
  const buildMs = watch.elapsed;
  return {
    buildMs,
    search: (text) => {
      const found = index.query((query) => addWords(query, text)).slice(0, TOP);
      return { hits: found.length, excerpts: 0 };
    },
    size: () => ({ disk: Buffer.byteLength(JSON.stringify(index)) }),
  };
}

/** Splits words as lunr's query parser does, without the syntax that it would refuse. */
function addWords(query: lunr.Query, text: string): void {
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (word === '') continue;
    if (word.endsWith('*')) query.term(word, { usePipeline: false });
    else query.term(word, {});
  }
}
