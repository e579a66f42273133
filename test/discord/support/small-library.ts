import type { Episode } from '../../../src/corpus/model.ts';
import { FakeKnowledgeBase, type FakeLine } from '../../support/fake-knowledge-base.ts';

/** Twelve invented shows about bread, two hosts, one series: enough for three pages of results. */
export function smallLibrary(): FakeKnowledgeBase {
  const episodes = Array.from({ length: 12 }, (_, index): Episode => {
    const id = index + 1;
    return {
      id,
      title: `Bread, part ${id}`,
      date: `2012-${String(id).padStart(2, '0')}-05`,
      duration: 900 + id,
      summary: `What flour does on day ${id}`,
      hostId: id <= 8 ? 1 : 2,
      ...(id % 2 === 0 && { seriesId: 1 }),
      explicit: false,
      license: 'CC-BY-SA',
      tags: ['bread', id <= 3 ? 'rye' : 'wheat'],
      hasTranscript: id !== 12,
    };
  });
  const lines = (id: number): readonly FakeLine[] => [
    ...Array.from(
      { length: 60 },
      (_, line) => `Day ${id}, hour ${line}: the dough rises slowly and nobody looks at it.`,
    ),
    'Then the sourdough starter bubbles at last.',
    { text: 'Stir it again.', lines: 1, times: 7801 },
  ];
  return new FakeKnowledgeBase({
    episodes,
    hosts: [
      { id: 1, name: 'Crumb', profile: 'Bakes at night.', license: 'CC-BY-SA', listed: true },
      { id: 2, name: 'Miller', profile: '', license: '', listed: false },
    ],
    series: [{ id: 1, name: 'Even loaves', description: 'Every second show.', closed: false, listed: true }],
    comments: [
      { id: 1, episodeId: 1, author: 'Ana', title: 'Thanks', text: 'It *worked*.', timestamp: '2012-02-01 10:00:00' },
    ],
    notes: new Map([[1, 'Recipe: https://example.org/rye_bread']]),
    transcripts: new Map(episodes.filter(({ hasTranscript }) => hasTranscript).map(({ id }) => [id, lines(id)])),
    nearby: ['bread'],
  });
}
