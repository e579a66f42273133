import { expect, test } from 'vitest';
import { unknownEpisode } from '../../commands/unknown-episode.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';

test('a missing number between others is explained, and its neighbours are offered', async () => {
  const knowledgeBase = await sampleKnowledgeBase();
  const near = knowledgeBase.resolveEpisode('hpr0014');
  const values = near.kind === 'near' ? near.values : [];
  const {
    embeds: [embed],
    rows,
  } = unknownEpisode(knowledgeBase, [{ view: 'choice', words: '' }], 'hpr0014', values);
  expect(embed?.title).toBe('There is no HPR0014');
  expect(embed?.description).toBe('That number is missing here. Its neighbours are HPR0013 and HPR0015.');
  expect(rows.flat()).toMatchObject([{ kind: 'menu', options: [{ value: '13' }, { value: '15' }] }]);
});
