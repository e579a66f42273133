import { expect, test } from 'vitest';
import { namedQuestions } from '../../../bench/relevance/sets/named.ts';
import { smallCorpus } from './small-corpus.ts';

test('names a host and words that shows of others have too; all shows of the host with those words are right', () => {
  const shows = [
    { id: 1, title: 'Kettles', host: 'Bea Kent' },
    { id: 2, title: 'More kettles', host: 'Bea Kent' },
    { id: 3, title: 'Kettles', host: 'Cy' },
    { id: 4, title: 'Kettles', host: 'Dee' },
    { id: 5, title: 'Kettles', host: 'Eve' },
  ];
  const [first] = namedQuestions(smallCorpus(shows));
  expect(first?.text).toMatch(/kettles/);
  expect(first?.text).toMatch(/B.* K/);
  expect(first?.answers).toEqual([1, 2]);
  expect(namedQuestions(smallCorpus(shows.slice(0, 3)))).toEqual([]);
});
