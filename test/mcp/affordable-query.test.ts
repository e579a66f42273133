import { beforeAll, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { affordable } from '../../src/mcp/affordable-query.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

test('a question is taken as it is, with its quotes, filters and a typo or two', () => {
  const query = 'the "junk shop" server, host:pip before:2020 -bread virtualisaton lampsahde';
  expect(affordable(knowledgeBase, query)).toEqual({ text: query, left: [] });
});

test('of words that nobody says and of beginnings only the first few are looked for', () => {
  const { text, left } = affordable(knowledgeBase, 'qzxa server qzxb con* qzxc pre* radio');
  expect(text).toBe('qzxa server qzxb con* radio');
  expect(left).toEqual(['qzxc', 'pre*']);
});
