/** The parts of lunr 2.3.9 that we use. Its own typings lack the query parser and the token sets. */
declare module 'lunr' {
  namespace lunr {
    type TokenizerInput = string | null | undefined;

    class Token {
      constructor(text: string, metadata: Record<string, unknown>);
      toString(): string;
    }

    type PipelineFunction = (token: Token) => Token | null | undefined;

    class Pipeline {
      static registerFunction(fn: PipelineFunction, label: string): void;
      add(...functions: PipelineFunction[]): void;
      remove(fn: PipelineFunction): void;
      reset(): void;
    }

    interface Clause {
      term: string;
      fields: string[];
      boost: number;
      usePipeline: boolean;
      wildcard: number;
      presence: number;
      editDistance?: number;
    }

    class Query {
      constructor(allFields: readonly string[]);
      readonly clauses: Clause[];
      readonly allFields: readonly string[];
      clause(clause: Partial<Clause> & { term: string }): Query;
      term(term: string, options: Partial<Clause>): Query;
      isNegated(): boolean;
      static readonly wildcard: { readonly NONE: 0; readonly LEADING: 1; readonly TRAILING: 2 };
      static readonly presence: { readonly OPTIONAL: 1; readonly REQUIRED: 2; readonly PROHIBITED: 3 };
    }

    /** Throws `QueryParseError` for text that lunr's language does not allow. */
    class QueryParser {
      constructor(text: string, query: Query);
      parse(): Query;
    }

    class QueryParseError extends Error {
      readonly start: number;
      readonly end: number;
    }

    class TokenSet {
      static fromArray(sorted: readonly string[]): TokenSet;
      static fromClause(clause: Pick<Clause, 'term' | 'editDistance'>): TokenSet;
      intersect(other: TokenSet): TokenSet;
      toArray(): string[];
    }

    interface Result {
      readonly ref: string;
      readonly score: number;
    }

    class Index {
      search(text: string): Result[];
      query(build: (query: Query) => void): Result[];
      toJSON(): object;
      static load(serialised: object): Index;
    }

    class Builder {
      tokenizer: (text: TokenizerInput) => Token[];
      readonly pipeline: Pipeline;
      readonly searchPipeline: Pipeline;
      ref(name: string): void;
      field(name: string, options?: { boost?: number }): void;
      add(document: Readonly<Record<string, unknown>>): void;
      build(): Index;
    }

    const tokenizer: (text: TokenizerInput) => Token[];
    const trimmer: PipelineFunction;
    const stopWordFilter: PipelineFunction;
    const stemmer: (token: Token) => Token;
  }

  function lunr(configure: (this: lunr.Builder, builder: lunr.Builder) => void): lunr.Index;

  export = lunr;
}
