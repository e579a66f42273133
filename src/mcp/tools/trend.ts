import * as z from 'zod';
import { ToolInputError } from '../errors.ts';
import { searchText } from '../parameters.ts';
import { defineTool } from '../tool.ts';

const MOST_TOPICS = 5;

const yearShape = z.object({
  year: z.int(),
  episodes: z.int().describe('Episodes of that year that have a transcript'),
  mentioning: z.array(z.int()).describe('How many of them say each topic, in the order of topics'),
});

const totalShape = z.object({
  topic: z.string(),
  episodes: z.int(),
  mentions: z.int(),
  firstEpisode: z.int().optional().describe('Number of the earliest episode that says it'),
});
type Total = z.infer<typeof totalShape>;

export const trend = defineTool({
  name: 'trend',
  title: 'Trend over the years',
  description:
    'How many Hacker Public Radio episodes of each year mention a word or phrase, for one topic or up to five side by side ("docker", "podman"). For questions like when something came up, peaked or faded. Counts whole words as the transcripts have them, in any case.',
  input: z.strictObject({
    topics: z
      .array(searchText.min(1))
      .min(1)
      .max(MOST_TOPICS)
      .describe('Words or phrases, one for each line of the comparison'),
  }),
  output: z.object({
    topics: z.array(totalShape),
    years: z.array(yearShape),
  }),
  answer: async ({ topics }, knowledgeBase, rest) => {
    if (topics.some((topic) => !/[\p{L}\p{N}]/u.test(topic))) {
      throw new ToolInputError('Each topic needs at least one letter or digit.');
    }
    const years = new Map<number, { episodes: number; mentioning: number[] }>();
    const yearOf = (date: string | undefined): number | undefined =>
      date === undefined ? undefined : Number(date.slice(0, 4));
    for (const { date, hasTranscript } of knowledgeBase.episodes) {
      const year = yearOf(date);
      if (year === undefined || !hasTranscript) continue;
      const counted = years.get(year) ?? { episodes: 0, mentioning: topics.map(() => 0) };
      counted.episodes++;
      years.set(year, counted);
    }
    const totals = topics.map((topic): Total => ({ topic, episodes: 0, mentions: 0 }));
    const { hits } = await knowledgeBase.exact(
      { texts: topics, mode: 'any', caseSensitive: false, wholeWord: true, offset: 0, matches: 0, context: 0 },
      rest,
    );
    for await (const { episode, counts } of hits) {
      const counted = years.get(yearOf(episode.date) ?? Number.NaN);
      for (const [place, total] of totals.entries()) {
        const count = counts[place] ?? 0;
        if (count === 0) continue;
        total.episodes++;
        total.mentions += count;
        total.firstEpisode = Math.min(total.firstEpisode ?? episode.id, episode.id);
        if (counted) counted.mentioning[place] = (counted.mentioning[place] ?? 0) + 1;
      }
    }
    const rows = [...years].sort(([a], [b]) => a - b).map(([year, counted]) => ({ year, ...counted }));
    return { text: tableOf(totals, rows), data: { topics: totals, years: rows } };
  },
});

function tableOf(topics: readonly Total[], years: readonly z.infer<typeof yearShape>[]): string {
  const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const totals = topics.map(
    ({ topic, episodes, mentions }) => `"${topic}": ${mentions} mentions in ${episodes} episodes`,
  );
  const head = `| year | episodes | ${topics.map(({ topic }) => topic.replaceAll('|', '/')).join(' | ')} |`;
  const rule = `|---|---|${topics.map(() => '---|').join('')}`;
  const rows = years.map(
    ({ year, episodes, mentioning }) =>
      `| ${year} | ${episodes} | ${mentioning.map((count) => `${count} (${percent(count, episodes)})`).join(' | ')} |`,
  );
  return [...totals, '', head, rule, ...rows].join('\n');
}
