import fc from 'fast-check';
import { enter } from '../../../src/discord/history.ts';
import {
  CLIP_WORDS,
  HISTORY_LENGTH,
  type History,
  QUERY_LENGTH,
  type Route,
  type RouteOf,
  TAG_LENGTH,
} from '../../../src/discord/route.ts';
import { tidyLine } from '../../../src/discord/text/tidy.ts';
import { nastyText } from './nasty-text.ts';

/** As Discord counts a query: in characters, each of which has one unit or two. */
function query(text: string): string {
  return tidyLine([...tidyLine(text)].slice(0, QUERY_LENGTH).join(''));
}

/** Queries of every kind, and the longest that there can be in signs, letters and emoji. */
const anyWords: fc.Arbitrary<string> = fc.oneof(
  nastyText.map(query),
  fc
    .constantFrom('\\', '_', '=', ',', ';', '🎙', '語', 'e\u0301', '\u202e', 'ש', ' a', 'word ')
    .map((unit) => query(unit.repeat(400))),
  fc.string({ unit: 'grapheme', minLength: 200, maxLength: 400 }).map(query),
);

const anyQuery = anyWords.filter((text) => text !== '');

const clipWords = anyWords
  .map((text) => query(text.slice(0, CLIP_WORDS)).slice(0, CLIP_WORDS))
  .filter((text) => text === tidyLine(text));

const small = fc.integer({ min: 0, max: 7 });
const id = fc.oneof({ weight: 4, arbitrary: small }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 9_999_999 }) });
const page = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(999_999));
const date = fc.constantFrom('2008', '2015-06', '2015-06-30');
const tag = nastyText.map((text) => tidyLine(text.slice(0, TAG_LENGTH))).filter((text) => text !== '');
const filters = {
  hostId: fc.option(id, { nil: undefined }),
  seriesId: fc.option(id, { nil: undefined }),
  tag: fc.option(tag, { nil: undefined }),
};

const search: fc.Arbitrary<RouteOf<'search'>> = fc
  .record({
    query: anyQuery,
    ...filters,
    from: fc.option(date, { nil: undefined }),
    to: fc.option(date, { nil: undefined }),
    page,
    more: fc.option(fc.constantFrom('others' as const, 'all' as const), { nil: undefined }),
  })
  .map((values) => ({ view: 'search', ...values }));

const random: fc.Arbitrary<RouteOf<'random'>> = fc.record(filters).map((values) => ({ view: 'random', ...values }));

/** Where a history begins: what a command shows. */
const beginning: fc.Arbitrary<Route> = fc.oneof(
  { weight: 4, arbitrary: search },
  random,
  fc.record({ view: fc.constant('transcript' as const), id, words: anyWords, page, place: page }),
  fc.record({ view: fc.constant('clip' as const), id, at: fc.integer({ min: 0, max: 99_999 }), words: clipWords }),
  fc.record({ view: fc.constant('host' as const), id, page }),
  fc.record({ view: fc.constant('series' as const), id, page }),
  fc.record({ view: fc.constant('latest' as const), page }),
  fc.record({ view: fc.constant('whichTranscript' as const), words: anyWords }),
  fc.record({ view: fc.constant('choice' as const), words: anyWords }),
  fc.array(id, { minLength: 1, maxLength: 3 }).map((ids): Route => ({ view: 'cards', ids: ids.join('-') })),
  fc.constantFrom<Route>(
    { view: 'stats' },
    { view: 'about' },
    { view: 'about', commandId: '1234567890123456789' },
    { view: 'choice', words: '' },
  ),
);

/** Where controls lead on: never to another text than the one the history began with. */
function further(words: string): fc.Arbitrary<Route> {
  return fc.oneof(
    fc.record({
      view: fc.constant('episode' as const),
      id,
      tab: fc.constantFrom('overview' as const, 'notes' as const, 'comments' as const, 'related' as const),
      page,
      words: fc.constantFrom(words === '' ? undefined : words, undefined),
      buttons: fc.constantFrom('all' as const, undefined),
    }),
    fc.record({ view: fc.constant('transcript' as const), id, words: fc.constant(words), page, place: page }),
    fc.record({ view: fc.constant('host' as const), id, page }),
    fc.record({ view: fc.constant('series' as const), id, page }),
  );
}

/** Every history that the bot's own controls can make. */
export const anyHistory: fc.Arbitrary<History> = beginning.chain((first) => {
  const words = 'query' in first ? first.query : 'words' in first ? (first.words ?? '') : '';
  const beginnings = fc.constantFrom<History>([first], [{ view: 'message', id: '1234567890123456789' }, first]);
  return fc
    .tuple(beginnings, fc.array(further(words), { maxLength: HISTORY_LENGTH }))
    .map(([start, more]) => more.reduce<History>(enter, start));
});
