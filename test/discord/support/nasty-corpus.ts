import fc from 'fast-check';
import type { Comment, Episode, Host, Series } from '../../../src/corpus/model.ts';
import { type FakeCorpus, FakeKnowledgeBase } from '../../support/fake-knowledge-base.ts';
import { nastyText } from './nasty-text.ts';

const id = fc.integer({ min: 1, max: 6 });
const optional = { freq: 2, nil: undefined };

/** Without the keys that are undefined: the model has them absent. */
function dense<T extends object>(value: { [Key in keyof T]: T[Key] | undefined }): T {
  return JSON.parse(JSON.stringify(value));
}

const episode: fc.Arbitrary<Omit<Episode, 'id'>> = fc
  .record({
    title: nastyText,
    date: fc.option(fc.constantFrom('2008-01-16', '2023-12-31', '1999-13-99', ''), optional),
    duration: fc.option(fc.constantFrom(0, 59, 936, 40_000_000), optional),
    summary: nastyText,
    hostId: fc.option(id, optional),
    seriesId: fc.option(id, optional),
    explicit: fc.boolean(),
    license: fc.oneof(fc.constantFrom('CC-BY-SA', 'CC-0', ''), nastyText),
    tags: fc.oneof(fc.array(nastyText, { maxLength: 5 }), fc.array(nastyText, { minLength: 100, maxLength: 200 })),
    hasTranscript: fc.boolean(),
  })
  .map((one) => dense<Omit<Episode, 'id'>>(one));

const host: fc.Arbitrary<Omit<Host, 'id'>> = fc.record({
  name: nastyText,
  profile: nastyText,
  license: nastyText,
  listed: fc.boolean(),
});

const series: fc.Arbitrary<Omit<Series, 'id'>> = fc.record({
  name: nastyText,
  description: nastyText,
  closed: fc.boolean(),
  listed: fc.boolean(),
});

const comment: fc.Arbitrary<Omit<Comment, 'id'>> = fc
  .record({
    episodeId: id,
    author: nastyText,
    title: nastyText,
    text: fc.oneof(nastyText, fc.constant('**endless** <@1> '.repeat(400))),
    timestamp: fc.option(fc.constantFrom('2008-01-16 10:11:12', 'yesterday', ''), optional),
  })
  .map((one) => dense<Omit<Comment, 'id'>>(one));

const line = fc.oneof(
  nastyText,
  fc.constant('word '.repeat(500)),
  fc.record({ text: nastyText, lines: fc.constantFrom(1, 4), times: fc.constantFrom(5, 7801) }),
);

const corpus: fc.Arbitrary<FakeCorpus> = fc
  .record({
    episodes: fc.array(episode, { maxLength: 12 }),
    hosts: fc.array(host, { maxLength: 6 }),
    series: fc.array(series, { maxLength: 6 }),
    comments: fc.array(comment, { maxLength: 12 }),
    notes: nastyText,
    lines: fc.array(line, { maxLength: 40 }),
    corrections: fc.array(
      fc.record({ typed: nastyText, searched: fc.array(nastyText, { maxLength: 5 }), known: fc.boolean() }),
      {
        maxLength: 6,
      },
    ),
    nearby: fc.array(nastyText, { maxLength: 30 }),
  })
  .map(({ episodes, hosts, series, comments, notes, lines, corrections, nearby }) => ({
    episodes: numbered(episodes),
    hosts: numbered(hosts),
    series: numbered(series),
    comments: numbered(comments),
    notes: new Map(episodes.map((_, index) => [index + 1, notes])),
    transcripts: new Map(episodes.map((_, index) => [index + 1, lines])),
    corrections,
    nearby,
  }));

function numbered<T extends object>(all: readonly T[]): readonly (T & { id: number })[] {
  return all.map((one, index) => ({ ...one, id: index + 1 }));
}

/** A knowledge base of the worst data there could be: empty everything, endless words, markup wherever there is text. */
export const nastyKnowledgeBase: fc.Arbitrary<FakeKnowledgeBase> = corpus.map((data) => new FakeKnowledgeBase(data));
