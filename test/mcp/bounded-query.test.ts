import { beforeAll, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { boundQuery } from '../../src/mcp/bounded-query.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

test('an ordinary query stays as it is, with its quotes, filters and typos', () => {
  const query = 'the "junk shop" server, host:pip before:2020 -bread virtualisaton lampsahde';
  expect(boundQuery(knowledgeBase, query)).toEqual({ text: query, leftOut: [], isShortened: false });
});

test('only the first few unknown words and prefixes are searched', () => {
  const { text, leftOut } = boundQuery(knowledgeBase, 'qzxa server qzxb con* qzxc pre* radio');
  expect(text).toBe('qzxa server qzxb con* radio');
  expect(leftOut).toEqual(['qzxc', 'pre*']);
});

test('a long query is reduced to its most telling words, in order', () => {
  const chat =
    'I am sure that there was somebody who talked about it a long time ago and I would like to hear it again ';
  const { text, isShortened } = boundQuery(knowledgeBase, `${chat.repeat(4)} the Xen server from the junk shop`);
  expect(isShortened).toBe(true);
  expect(text).toMatch(/\bxen server junk shop$/);
  expect(text.length).toBeLessThan(300);
});
