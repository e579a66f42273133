import { beforeAll, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { boundQuery } from '../../src/mcp/bounded-query.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

test('a question is taken as it is, with its quotes, filters and a typo or two', () => {
  const query = 'the "junk shop" server, host:pip before:2020 -bread virtualisaton lampsahde';
  expect(boundQuery(knowledgeBase, query)).toEqual({ text: query, leftOut: [], isShortened: false });
});

test('of words that nobody says and of beginnings only the first few are looked for', () => {
  const { text, leftOut } = boundQuery(knowledgeBase, 'qzxa server qzxb con* qzxc pre* radio');
  expect(text).toBe('qzxa server qzxb con* radio');
  expect(leftOut).toEqual(['qzxc', 'pre*']);
});

test('of a long question the words are searched that say what it is about, in its order', () => {
  const chat =
    'I am sure that there was somebody who talked about it a long time ago and I would like to hear it again ';
  const { text, isShortened } = boundQuery(knowledgeBase, `${chat.repeat(4)} the Xen server from the junk shop`);
  expect(isShortened).toBe(true);
  expect(text).toMatch(/\bxen server junk shop$/);
  expect(text.length).toBeLessThan(300);
});
