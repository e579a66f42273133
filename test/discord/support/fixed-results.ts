import type { SearchPage } from '../../../src/knowledge/knowledge-base.ts';
import { type FakeCorpus, FakeKnowledgeBase } from '../../support/fake-knowledge-base.ts';

/** Answers every search with the same page. */
export class FixedResults extends FakeKnowledgeBase {
  readonly #page: SearchPage;

  /** @param page What is not given is empty. */
  constructor(collection: FakeCorpus, page: Partial<SearchPage> & Pick<SearchPage, 'total' | 'about' | 'hits'>) {
    super(collection);
    this.#page = { confidence: 'likely', corrections: [], facets: [], diagnostics: [], nearby: [], ...page };
  }

  override search(): SearchPage {
    return this.#page;
  }
}
