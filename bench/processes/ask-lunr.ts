import { readDocuments } from '../documents.ts';
import { askStockLunr, buildLunrOracle } from '../lunr-oracle.ts';
import { type OracleAnswer, queriesWanted } from '../messages.ts';
import { endWithBench, tellBench } from '../parent.ts';

/**
 * The oracle of the corpus check: stock lunr over the whole corpus, in its own process because of its size. It builds its
 * index and answers queries in the order in which they are sent.
 *
 * Argument: the file of texts.
 */
endWithBench();
const index = buildLunrOracle([...readDocuments(process.argv[2] ?? '')]);
process.on('message', async (message) => {
  for (const query of queriesWanted.parse(message).queries) {
    const outcome = askStockLunr(index, (lunr) => lunr.search(query));
    await tellBench<OracleAnswer>({ query, outcome: outcome === 'refused' ? outcome : [...outcome] });
  }
});
