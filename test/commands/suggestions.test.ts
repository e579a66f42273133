import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  suggestEpisodes,
  suggestHosts,
  suggestQueries,
  suggestSeries,
  suggestTags,
} from '../../commands/suggestions.ts';
import type { Episode } from '../../src/corpus/model.ts';
import { COMMAND } from '../../src/discord/limits.ts';
import { nastyKnowledgeBase } from '../discord/support/nasty-corpus.ts';
import { nastyText } from '../discord/support/nasty-text.ts';
import { smallLibrary } from '../discord/support/small-library.ts';
import { FakeKnowledgeBase } from '../support/fake-knowledge-base.ts';

const library = smallLibrary();

describe('suggestions', () => {
  test('of hosts and series show the number of shows, and have ids as values', () => {
    expect(suggestHosts('cru', library)).toEqual([{ name: 'Crumb · 8 episodes', value: '1' }]);
    expect(suggestSeries('', library)).toEqual([{ name: 'Even loaves · 6 episodes', value: '1' }]);
  });

  test('of shows keep number, host and year when the title is too long', () => {
    const title = 'All about bread and how it rises '.repeat(5);
    const [first] = library.episodes;
    const episodes: readonly Episode[] = first ? [{ ...first, title }] : [];
    const [choice] = suggestEpisodes('', new FakeKnowledgeBase({ episodes, hosts: library.hosts, series: [] }));
    expect(choice?.name).toMatch(/^HPR0001 · All about bread .*… · Crumb · 2012$/);
    expect(choice?.name.length).toBeLessThanOrEqual(COMMAND.choiceName);
  });

  test('of queries begin with the typed text, once', () => {
    const values = suggestQueries('  Bread,   part 1 ', library).map(({ value }) => value);
    expect(values[0]).toBe('Bread, part 1');
    expect(new Set(values).size).toBe(values.length);
  });

  test('of queries offer the episode that is meant, as a query that opens it', () => {
    const opening = { name: 'HPR0009 · Bread, part 9 · Miller · 2012', value: 'HPR0009' };
    const choices = suggestQueries('bread, part 9', library);
    expect(choices.slice(0, 2)).toEqual([{ name: 'bread, part 9', value: 'bread, part 9' }, opening]);
    // The episode's title is not another choice.
    expect(choices.map(({ name }) => name)).not.toContain('Bread, part 9');
    expect(suggestQueries('bread', library).map(({ value }) => value)).not.toContain('HPR0009');
  });

  test('of queries begin with what was asked lately, where nothing is typed yet', () => {
    const values = (typed: string) =>
      suggestQueries(typed, library, ['xen', 'Bread, part 1']).map(({ value }) => value);
    expect(values('').slice(0, 3)).toEqual(['xen', 'Bread, part 1', 'Bread, part 2']);
    expect(values('bread')).not.toContain('xen');
  });

  test('of queries leave out those too long for a choice', () => {
    expect(suggestQueries('y'.repeat(COMMAND.choiceValue + 1), library)).toEqual([]);
  });

  test('of tags are only those that fit into a filter', () => {
    const [first] = library.episodes;
    const episodes: readonly Episode[] = first ? [{ ...first, tags: ['rye', 'r'.repeat(80)] }] : [];
    const tagged = new FakeKnowledgeBase({ episodes, hosts: [], series: [] });
    expect(suggestTags('r', tagged)).toEqual([{ name: 'rye · 1 episode', value: 'rye' }]);
  });

  test('never throw, and always have names that fit', () => {
    fc.assert(
      fc.property(nastyKnowledgeBase, nastyText, (knowledgeBase, typed) => {
        for (const suggest of [suggestEpisodes, suggestHosts, suggestSeries, suggestTags, suggestQueries]) {
          for (const { name } of suggest(typed, knowledgeBase))
            expect(name.length).toBeLessThanOrEqual(COMMAND.choiceName);
        }
      }),
      { numRuns: 50 },
    );
  });
});
