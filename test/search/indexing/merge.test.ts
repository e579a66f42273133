import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexColumns } from '../../../src/search/index/columns.ts';
import { FIELDS } from '../../../src/search/index/fields.ts';
import { joinColumns, mergeShards, numberWords, placementsOf } from '../../../src/search/indexing/merge.ts';
import { mergeLists } from '../../../src/search/indexing/merge-lists.ts';
import { mergeWords } from '../../../src/search/indexing/merge-words.ts';
import { ShardBuilder } from '../../../src/search/indexing/shard.ts';
import type { TestDocument } from '../../support/build-index.ts';

const word = fc.constantFrom(
  'xen',
  'Xen',
  'the',
  'cats',
  'cat',
  'wi-fi',
  '...',
  'über',
  'antidisestablishment',
  'a',
  'k',
);
const field = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(' '));
const documents = fc
  .array(fc.record(Object.fromEntries(FIELDS.map((name) => [name, field(name === 'transcript' ? 80 : 5)]))), {
    maxLength: 10,
  })
  .map((all) => all.map((fields, index): TestDocument => ({ ...fields, id: index * 3 + 1 })));

function builderOf(all: readonly TestDocument[]): ShardBuilder {
  const builder = new ShardBuilder(4);
  for (const document of all) {
    builder.add(
      document.id,
      FIELDS.map((name) => Buffer.from(document[name] ?? '')),
    );
  }
  return builder;
}

/** Plain numbers, so that comparisons ignore whether a column is in shared memory. */
function contentOf(columns: IndexColumns): Record<string, readonly number[]> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, [...column]]));
}

/** All documents, split into runs at these indexes. */
function runsOf(all: readonly TestDocument[], ends: readonly number[]): (readonly TestDocument[])[] {
  const cuts = [0, ...ends.map((end) => end % (all.length + 1)).toSorted((a, b) => a - b), all.length];
  return cuts.slice(1).map((end, run) => all.slice(cuts[run], end));
}

const ends = fc.array(fc.nat({ max: 10 }), { maxLength: 4 });

describe('an index of several shards', () => {
  test('equals the index of a single shard, however the documents are distributed', () => {
    fc.assert(
      fc.property(documents, ends, (all, ends) => {
        const whole = contentOf(mergeShards([builderOf(all)]));
        expect(contentOf(mergeShards(runsOf(all, ends).map(builderOf)))).toEqual(whole);
      }),
    );
  });

  test('does not depend on the order in which shards write, even if their data is copied in between', () => {
    fc.assert(
      fc.property(documents, ends, fc.infiniteStream(fc.nat()), (all, ends, draws) => {
        const builders = runsOf(all, ends).map(builderOf);
        const tallies = builders.map((builder) => structuredClone(builder.tally()));
        const lists = mergeLists(tallies.map((tally) => tally.lists));
        const words = structuredClone(mergeWords(tallies.map((tally) => tally.words)));
        const numbered = numberWords(lists, words);
        const placements = structuredClone(placementsOf(lists, words, numbered).map(({ forms }) => forms));
        const jobs = builders.map((builder, which) => ({
          builder,
          placement: lists.placements[which],
          forms: placements[which],
          draw: draws.next(),
        }));
        for (const { builder, placement, forms } of jobs.toSorted((a, b) => a.draw.value - b.draw.value)) {
          // Only the columns are not copied: all shards write to the same ones.
          if (placement && forms) builder.place({ ...placement, forms, cells: placement.cells.slice() });
        }
        const documents = tallies.map((tally) => tally.documents);
        expect(contentOf(joinColumns(documents, lists, words, numbered))).toEqual(
          contentOf(mergeShards([builderOf(all)])),
        );
      }),
    );
  });

  test('stores positions in integers that are wide enough', () => {
    const long: TestDocument = { id: 1, transcript: `${'cat '.repeat(65_536)}dog` };
    const columns = mergeShards([builderOf([{ id: 0, transcript: 'dog' }]), builderOf([long])]);
    expect(columns.positions.at(-1)).toBe(65_536);
    expect(columns.tokens.at(FIELDS.length + FIELDS.indexOf('transcript'))).toBe(65_537);
  });
});

test('writing more postings than were counted throws', () => {
  const builder = builderOf([{ id: 1, title: 'xen' }]);
  const [placement] = mergeLists([builderOf([{ id: 1, title: 'xen' }]).tally().lists]).placements;
  if (!placement) throw new Error('one shard has one placement');
  expect(() => builder.place({ ...placement, forms: new Uint8Array(1) })).toThrow('counted before');
});
