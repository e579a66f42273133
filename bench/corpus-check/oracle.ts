import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { TermDictionary } from '../../src/search/index/term-dictionary.ts';
import { LunrIndex } from '../../src/search/lunr/lunr-index.ts';
import { Child, LARGE_HEAP } from '../child.ts';
import { askOurs } from '../lunr-oracle.ts';
import { oracleAnswer } from '../messages.ts';
import { prepareDocuments } from '../prepare-documents.ts';
import { type Check, type Outcome, passedUnless } from './check.ts';
import type { Context } from './context.ts';
import { oracleQueries, type Words } from './oracle-queries.ts';

const QUERIES = 320;
const COMMON = 3_000;

/** The index agrees with stock lunr over the whole corpus: references, scores and order. */
export function oracleCheck(context: Context): Check {
  return { name: 'oracle: the index agrees with stock lunr 2.3.9', run: () => compare(context) };
}

async function compare({ archive, dataDirectory, temporary }: Context): Promise<Outcome> {
  const index = new LunrIndex(archive.columns);
  const queries = oracleQueries(wordsOf(index), QUERIES);
  const documents = path.join(temporary, 'documents.jsonl');
  process.stderr.write('Stock lunr is building its index, which takes a minute or two.\n');
  await prepareDocuments(dataDirectory, documents);
  const lunr = new Child('ask-lunr', [documents], LARGE_HEAP);
  const wrong: string[] = [];
  let results = 0;
  let refused = 0;
  try {
    lunr.tell({ queries });
    for (const query of queries) {
      const { outcome } = (await lunr.next(oracleAnswer)).value;
      if (outcome === 'refused') refused++;
      else results += outcome.length;
      if (
        !isDeepStrictEqual(
          askOurs(index, (ours) => ours.search(query)),
          outcome,
        )
      )
        wrong.push(query);
    }
  } finally {
    await lunr.end();
  }
  const counted = `${results.toLocaleString('en')} references, scores and places`;
  return passedUnless(wrong, `${counted} over ${queries.length} queries, ${refused} of them refused by both`);
}

function wordsOf({ postings: { columns, vocabulary } }: LunrIndex): Words {
  const { wordBytes, wordOffsets, wordCounts } = columns;
  const words = new TermDictionary(wordBytes, wordOffsets);
  const count = (id: number): number => wordCounts[id] ?? 0;
  const ids = Array.from({ length: words.size }, (_, id) => id).sort((a, b) => count(b) - count(a));
  return { terms: vocabulary, common: ids.slice(0, COMMON).map((id) => words.term(id)) };
}
