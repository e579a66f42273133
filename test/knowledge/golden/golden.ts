import type { Hit, KnowledgeBase, SearchPage } from '../../../src/knowledge/knowledge-base.ts';
import { sampleKnowledgeBase } from '../../support/sample.ts';

/** The sample corpus, asked as a member asks. */
export class Golden {
  readonly knowledgeBase: KnowledgeBase;

  constructor(knowledgeBase: KnowledgeBase) {
    this.knowledgeBase = knowledgeBase;
  }

  static async open(): Promise<Golden> {
    return new Golden(await sampleKnowledgeBase());
  }

  search(text: string): SearchPage {
    return this.knowledgeBase.search({ text, offset: 0, limit: 100 });
  }

  /** The numbers of the shows that answer, best first. */
  ids(text: string): readonly number[] {
    return this.search(text).hits.map(({ episode }) => episode.id);
  }

  hit(text: string, id: number): Hit {
    const hit = this.search(text).hits.find(({ episode }) => episode.id === id);
    if (!hit) throw new Error(`${text} does not find show ${id}`);
    return hit;
  }

  /** The excerpt of a show as a front end shows it: with marks, and with dots where it begins or ends within a sentence. */
  excerpt(text: string, id: number): string {
    const { excerpt } = this.hit(text, id);
    if (!excerpt) return '';
    const shown = excerpt.segments.map((one) => (one.match ? `**${one.text}**` : one.text)).join('');
    return `${excerpt.cutBefore ? '…' : ''}${shown}${excerpt.cutAfter ? '…' : ''}`;
  }

  /** What is marked in the excerpt of a show, in lower case. */
  marked(text: string, id: number): readonly string[] {
    const segments = this.hit(text, id).excerpt?.segments ?? [];
    return segments.filter(({ match }) => match).map((one) => one.text.toLowerCase());
  }
}
