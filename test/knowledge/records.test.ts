import { expect, test } from 'vitest';
import { knowledgeBaseOver } from '../support/shows.ts';

test('the records of a corpus: the longest show, the most discussed one and the longest pause of a host', async () => {
  const base = await knowledgeBaseOver(
    [
      { id: 1, hostid: 1, date: '2008-01-01', duration: 100, comments: ['A very long comment. '.repeat(20)] },
      { id: 2, hostid: 2, date: '2009-01-01', duration: 900 },
      { id: 3, hostid: 2, date: '2010-01-01', comments: ['Yes', 'No', 'Perhaps'] },
      { id: 4, hostid: 1, date: '2015-01-01' },
    ],
    [],
    ['Ana', 'Ben'],
  );
  const { longest, discussed, comeback } = base.stats.records;
  expect(longest?.id).toBe(2);
  expect([discussed?.episode.id, discussed?.comments]).toEqual([3, 3]);
  expect([comeback?.host.name, comeback?.before.id, comeback?.after.id, comeback?.days]).toEqual(['Ana', 1, 4, 2557]);
});

test('a corpus without lengths, comments or dates has no records', async () => {
  expect((await knowledgeBaseOver([{ id: 1 }, { id: 2 }])).stats.records).toEqual({});
});
