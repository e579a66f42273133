import { expect, test } from 'vitest';
import { knowledgeBaseOver } from '../support/shows.ts';

test('a show that answers another is known from both sides, wherever it says so', async () => {
  const base = await knowledgeBaseOver(
    [
      { id: 10, title: 'Sourdough' },
      { id: 11, title: 'Response to HPR0010' },
      { id: 12, title: 'Rye', summary: 'In reply to hpr 10' },
      {
        id: 13,
        title: 'Oats',
        notes: '<p>A response to <a href="https://hackerpublicradio.org/eps/hpr0010">hpr0010</a>.</p>',
      },
      { id: 14, title: 'Spelt', notes: 'A follow-up to “Oats and Sourdough” and a reply to "Sourdough"' },
      { id: 15, title: 'My shows', notes: 'Response to HPR0010 was my first.' },
      { id: 16, title: 'The news of May', series: 1, notes: 'A response to hpr0012 came.' },
      { id: 17, title: 'Response to hpr0099 and to hpr0018' },
      { id: 18, title: 'Not there yet' },
    ],
    ['HPR Community News'],
  );
  const ids = (of: readonly { readonly id: number }[]) => of.map(({ id }) => id);
  expect(ids(base.responses(10).answeredBy)).toEqual([11, 12, 13, 14]);
  expect(ids(base.responses(13).answers)).toEqual([10]);
  // It quotes the title of another show.
  expect(ids(base.responses(15).answers)).toEqual([]);
  // A roundup tells of other shows.
  expect(ids(base.responses(12).answeredBy)).toEqual([]);
  // No show answers one that is not there, or that comes after it.
  expect(ids(base.responses(17).answers)).toEqual([]);
  expect(base.responses(999)).toEqual({ answers: [], answeredBy: [] });
});
