import lunr from 'lunr';
import { foldToken } from '../src/search/analysis/fold.ts';
import { indexTerm } from '../src/search/analysis/pipeline.ts';
import { splitTokens } from '../src/search/analysis/separators.ts';
import { BOOSTS, FIELDS, type FieldName } from '../src/search/index/fields.ts';
import type { LunrIndex } from '../src/search/lunr/lunr-index.ts';

/** A document as lunr takes it: a missing field is empty. */
export interface LunrDocument extends Partial<Record<FieldName, string>> {
  readonly id: number;
}

/** The results of a query in order, or that the query language refuses it. */
export type Outcome = readonly { readonly ref: string; readonly score: number }[] | 'refused';

/** Builds a stock lunr index with the product's fields and boosts. */
export function buildStockLunr(documents: Iterable<LunrDocument>): lunr.Index {
  return buildLunr(documents, () => {});
}

/**
 * The oracle: stock lunr with the product's analysis. How a text becomes terms is the one thing in which the index and
 * lunr differ, and lunr lets its users choose it.
 */
export function buildLunrOracle(documents: Iterable<LunrDocument>): lunr.Index {
  return buildLunr(documents, (builder) => {
    builder.tokenizer = (text) => splitTokens(text ?? '').map((token) => new lunr.Token(foldToken(token), {}));
    builder.pipeline.reset();
    builder.pipeline.add(toIndexTerm);
  });
}

function toIndexTerm(token: lunr.Token): lunr.Token | null {
  const term = indexTerm(token.toString());
  return term === undefined ? null : new lunr.Token(term, {});
}
// lunr warns of functions that are not registered, and its warning throws in a bundled ES module, where it finds no global object.
lunr.Pipeline.registerFunction(toIndexTerm, 'toIndexTerm');

function buildLunr(documents: Iterable<LunrDocument>, configure: (builder: lunr.Builder) => void): lunr.Index {
  return lunr((builder) => {
    configure(builder);
    builder.ref('id');
    for (const field of FIELDS) builder.field(field, { boost: BOOSTS[field] });
    for (const document of documents) builder.add({ ...document });
  });
}

export function askStockLunr(index: lunr.Index, ask: (index: lunr.Index) => lunr.Result[]): Outcome {
  return refusable(() => ask(index).map(({ ref, score }) => ({ ref, score })));
}

export function askOurs(index: LunrIndex, ask: (index: LunrIndex) => ReturnType<LunrIndex['query']>): Outcome {
  return refusable(() => {
    const { documents, scores } = ask(index);
    return documents.map((document, rank) => ({
      ref: String(index.postings.columns.references[document]),
      score: scores[rank] ?? Number.NaN,
    }));
  });
}

/** A query that the language refuses is an outcome. Any other error is thrown. */
function refusable(ask: () => Outcome): Outcome {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Error && error.name === 'QueryParseError') return 'refused';
    if (error instanceof lunr.QueryParseError) return 'refused';
    throw error;
  }
}
