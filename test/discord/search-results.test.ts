import { describe, expect, test } from 'vitest';
import type { Episode } from '../../src/corpus/model.ts';
import { messageOf } from '../../src/discord/message.ts';
import { navigate } from '../../src/discord/navigate.ts';
import type { RouteOf } from '../../src/discord/route.ts';
import { show } from '../../src/discord/show.ts';
import type { Hit, KnowledgeBase, SearchPage } from '../../src/knowledge/knowledge-base.ts';
import { FixedResults } from './support/fixed-results.ts';
import { labelsOf } from './support/members.ts';

const bread: Episode = {
  id: 1,
  title: 'Bread',
  date: '2012-01-05',
  duration: 600,
  summary: 'What *flour* does',
  explicit: false,
  license: '',
  tags: [],
  hasTranscript: true,
};

const excerpt: Hit['excerpt'] = {
  field: 'transcript',
  segments: [
    { text: 'and the ', match: false },
    { text: 'dough', match: true },
    { text: ' rises', match: false },
  ],
  cutBefore: true,
  cutAfter: false,
  location: { word: 50, share: 0.5, seconds: 300 },
};

const found: NonNullable<Hit['excerpt']> = {
  field: 'summary',
  segments: [{ text: 'Bread', match: true }],
  cutBefore: false,
  cutAfter: false,
};

/** A knowledge base that finds this. */
function answering(page: Partial<SearchPage>): KnowledgeBase {
  const found = { total: 1, about: 1, hits: [{ episode: bread, score: 1 }], ...page };
  return new FixedResults({ episodes: [bread], hosts: [], series: [] }, found);
}

const route: RouteOf<'search'> = { view: 'search', query: 'dough risen', page: 1 };

/** What all pages of results say; a query of filters alone has no other. */
function descriptionOf(page: Partial<SearchPage>, more: RouteOf<'search'>['more'] = 'all'): string {
  return show(answering({ total: 2, ...page }), [{ ...route, ...(more && { more }) }]).embeds[0]?.description ?? '';
}

function linesOf(hit: Partial<Hit>): readonly string[] {
  return descriptionOf({ hits: [{ episode: bread, score: 1, ...hit }] }).split('\n');
}

describe('a passage', () => {
  test('is quoted with the matches in bold, an ellipsis where it is cut, and its approximate time', () => {
    expect(linesOf({ excerpt })).toContain(
      '> …and the **dough** rises [≈\u00a05:00](https://hub.hackerpublicradio.org/ccdn.php?filename=/eps/hpr0001/hpr0001.mp3#t=290)',
    );
    const whole = { ...excerpt, cutBefore: false, cutAfter: true, location: { word: 50, share: 0.42 } };
    expect(linesOf({ excerpt: whole })).toContain('> and the **dough** rises… *(≈\u00a042%)*');
  });

  test.each([
    ['notes', 'show notes'],
    ['comments', 'a listener’s comment'],
    ['tags', 'tags'],
  ] as const)('of the %s says so', (field, source) => {
    const { location: _, ...written } = excerpt;
    expect(linesOf({ excerpt: { ...written, field } })).toContain(`> …and the **dough** rises *(${source})*`);
  });

  test('is replaced by the summary if there is none', () => {
    expect(linesOf({})).toContain('> What \\*flour\\* does');
  });
});

test('other places in the show are counted in words', () => {
  const ending = (otherPassages: number): string | undefined =>
    linesOf({ excerpt, spread: { otherPassages, eighths: [0, 0, 0, 0, 1, 0, 0, 0] } }).find((line) =>
      line.includes('#t='),
    );
  expect(ending(3)).toMatch(/#t=290\) and 3 more places$/);
  expect(ending(1)).toMatch(/#t=290\) and 1 more place$/);
  expect(ending(0)).toMatch(/#t=290\)$/);
});

test('a guess says that nothing fits well, and what is sure or likely does not', () => {
  expect(descriptionOf({ confidence: 'guess', about: 0 })).toMatch(/^\*\*No good match\.\*\* The nearest:\n/);
  expect(descriptionOf({ confidence: 'likely' })).not.toContain('No good match');
  expect(descriptionOf({ confidence: 'sure' })).not.toContain('No good match');
});

describe('a word that was corrected', () => {
  const unknown = { typed: 'duogh', searched: ['dough'], known: false };
  const known = { typed: 'risen', searched: ['raisin', 'prison'], known: true };

  test('is shown with its correction', () => {
    expect(descriptionOf({ corrections: [unknown] })).toContain('Showing results for **dough**: nobody says “duogh”.');
    expect(descriptionOf({ corrections: [known] })).toContain(
      'Showing results for **raisin** and **prison** too: few say “risen”.',
    );
  });

  test('shares a sentence with others, each with its likeliest correction', () => {
    const others = ['talk', 'raspberry'].map((word) => ({
      typed: `${word}x`,
      searched: [word, 'other'],
      known: false,
    }));
    const description = descriptionOf({ corrections: [unknown, known, ...others] });
    expect(description).toContain(
      'Showing results for **dough**, **talk** and **raspberry**: nobody says “duogh”, “talkx” or “raspberryx”.',
    );
    expect(description).toContain('Showing results for **raisin** and **prison** too: few say “risen”.');
    expect(description.match(/Showing results/g)).toHaveLength(2);
  });

  test('can be searched verbatim only if some show has it', () => {
    const labels = (corrections: SearchPage['corrections'], query = route.query) =>
      labelsOf(messageOf(show(answering({ total: 2, corrections }), [{ ...route, query }]), 'none'));
    expect(labels([known])).toContain('Search only for what I typed');
    expect(labels([unknown, known])).toContain('Search only for what I typed');
    expect(labels([unknown])).not.toContain('Search only for what I typed');
    expect(labels([])).not.toContain('Search only for what I typed');
    // Who has done so already has nothing more to insist on.
    expect(labels([known], '"dough" "risen"')).not.toContain('Search only for what I typed');
  });

  test('is searched verbatim by a button that keeps the filters and starts at the first page', () => {
    const base = answering({ corrections: [known] });
    const press = { action: 'as-typed', value: '', random: () => 0 } as const;
    const history = navigate(base, [{ ...route, hostId: 3, from: '2012', page: 2 }], press);
    expect(history).toEqual([{ ...route, query: '"dough" "risen"', hostId: 3, from: '2012', page: 1 }]);
    expect(navigate(base, history ?? [{ view: 'stats' }], press)).toEqual(history);
    expect(navigate(base, [{ view: 'stats' }], press)).toBeUndefined();
  });
});

test('misused syntax gets a note in small print, at most twice', () => {
  const diagnostic = { kind: 'no-value', typed: 'host:' } as const;
  const lines = descriptionOf({
    diagnostics: [diagnostic, { ...diagnostic, typed: 'tag:' }, { ...diagnostic, typed: 'by:' }],
  }).split('\n');
  expect(lines.filter((line) => line.startsWith('-# Nothing follows'))).toHaveLength(2);
});

test('a summary that repeats the title is not quoted', () => {
  const hit = (summary: string) => ({ hits: [{ episode: { ...bread, summary }, score: 1, excerpt: found }] });
  expect(descriptionOf(hit('Bread and water'))).toContain('> **Bread**');
  expect(descriptionOf(hit('Bread.'))).not.toContain('> ');
});

test('an empty result shows the notes too', () => {
  const diagnostic = { kind: 'unreadable-date', typed: 'after:june' } as const;
  expect(descriptionOf({ total: 0, hits: [], diagnostics: [diagnostic] })).toContain(
    'I can’t read “after:june” as a date',
  );
});

test('results are counted by whether they are about the question', () => {
  const counts = (total: number, about: number) => descriptionOf({ total, about }).split('\n')[0];
  expect(counts(57, 12)).toBe('**12 episodes** about it · 45 more mention it');
  expect(counts(2, 1)).toBe('**1 episode** about it · 1 more mentions it');
  expect(counts(2, 2)).toBe('**2 episodes** about it');
});

test('a list by filters alone is counted as a whole, newest first', () => {
  const hits = [{ episode: bread, score: 0 }];
  expect(descriptionOf({ total: 2, hits, confidence: 'sure' }, undefined)).toContain('**2 episodes**, newest first');
});
