import { describe, expect, test } from 'vitest';
import { answeredShows } from '../../src/corpus/responses.ts';

const numbers = (text: string, isTitle = false) => answeredShows(text, { isTitle }).map(({ number }) => number);

describe('a show responds to another if it says so with its number', () => {
  test.each([
    ['In response to hpr3655, with thanks', 3655],
    ['Minidiscs: A Response to HPR 2212', 2212],
    ['A response to episode 785 by Quvmoh', 785],
    ['In reply to hpr 0042', 42],
    ['Reply to: hpr3988', 3988],
    ['Follow-up to my previous show HPR2340', 2340],
    ['Re: hpr4072 Piper voice synthesis', 4072],
    ['A response show to HPR3512', 3512],
    ['This is a response to JWP’s excellent episode 2697.', 2697],
    ['Response to Linux Inlaws S01E06 (hpr 3079) on NeXT', 3079],
    ['this is a response to this episode: https://hackerpublicradio.org/eps.php?id=1726', 1726],
    ['a reply to https://hackerpublicradio.org/eps/hpr0909/index.html', 909],
    ['I was prompted by folky’s HPR episode 1992', 1992],
  ])('%s', (text, number) => expect(numbers(text)).toEqual([number]));

  test('or, in a title, with its bare number', () => {
    expect(numbers('Response to 4109: Building community', true)).toEqual([4109]);
    expect(numbers('The response to 4109 letters was good')).toEqual([]);
  });

  test('or with its title in quotes', () => {
    expect(answeredShows('Response to "Permission Tickets" by oneofspoons')).toMatchObject([
      { title: 'Permission Tickets' },
    ]);
  });
});

describe('a show does not respond to', () => {
  test.each([
    'See hpr3655 for more',
    'Rebuttal of GNU World Order episode 489',
    'A follow up show in the vein of hpr3016',
    'Send feedback to me. See also hpr3016.',
    'Response time of episode editing',
    'Reply to 2015-12-01',
    'Comments: see "Season 2 Episode 12.5"',
  ])('%s', (text) => expect(answeredShows(text).filter(({ number }) => number !== undefined)).toEqual([]));
});
