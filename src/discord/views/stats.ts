import { episodeName } from '../../corpus/links.ts';
import type { Episode } from '../../corpus/model.ts';
import type { Records, Stats } from '../../knowledge/knowledge-base.ts';
import { yearChart } from '../../pictures/year-chart.ts';
import { capitalised, count, date, plural } from '../../text/format.ts';
import { type Button, button, type Row } from '../controls.ts';
import type { Previous } from '../fetch/previous.ts';
import type { History } from '../route.ts';
import { code } from '../text/markdown.ts';
import { tidyLine } from '../text/tidy.ts';
import type { Picture, View } from '../view.ts';
import { backButton } from './back-button.ts';
import { embedOf, nameOf } from './embed.ts';
import { surprises } from './surprises.ts';

const TOP_HOSTS = 10;
const TOP_TAGS = 8;
const TAG = 30;
/** Years in the chart. */
const YEARS = 25;

/** How much there is and when it was made, as a picture, and what stands out. */
export function statsView(history: History, stats: Stats, previous: Previous | undefined): View {
  const picture = chart(stats);
  return {
    history,
    embeds: [
      embedOf({
        title: 'The knowledge base in numbers',
        description: [overall(stats), surprises(stats), topTags(stats)].filter(Boolean).join('\n\n'),
      }),
    ],
    ...(picture && { picture }),
    rows: [recordButtons(stats.records), ...hostMenu(stats), backButton(previous)],
    shareable: true,
  };
}

function chart({ years }: Stats): Picture | undefined {
  const shown = years.slice(-YEARS);
  if (shown.length < 2) return undefined;
  const said = shown.map(({ year, episodes }) => `${year}: ${count(episodes)}`).join(', ');
  return { name: 'episodes-a-year.png', svg: yearChart(shown), description: `Episodes a year. ${said}` };
}

function overall(stats: Stats): string {
  if (stats.episodes === 0) return 'There are no episodes yet.';
  const [first, last] = [date(stats.firstDate), date(stats.lastDate)];
  const hours = Math.round(stats.duration / 3600);
  const span = first === last ? first : [first, last].filter((day) => day !== '').join(' to ');
  return [
    `**${plural(stats.episodes, 'episode')}** by **${plural(stats.hosts, 'host')}**${span && `, ${span}`}`,
    `${capitalised(plural(hours, 'hour'))} of audio, ${plural(stats.transcripts, 'transcript')}, ${plural(stats.words, 'spoken word')}`,
    `${capitalised(plural(stats.series, 'series', 'series'))}, ${plural(stats.comments, 'comment')}`,
  ].join('\n');
}

function recordButtons({ longest, discussed, comeback }: Records): readonly Button[] {
  const open = (label: string, episode: Episode | undefined): Button[] =>
    episode ? [button('open', `${label}: ${episodeName(episode.id)}`, { value: String(episode.id) })] : [];
  const buttons = [
    ...open('Longest', longest),
    ...open('Most talked about', discussed?.episode),
    ...open('The comeback', comeback?.after),
  ];
  // One show may hold two records, and Discord wants each button once.
  return buttons.filter(({ value }, index) => buttons.findIndex((other) => other.value === value) === index);
}

function topTags(stats: Stats): string {
  const tags = stats.topTags
    .filter(({ tag }) => tidyLine(tag) !== '' && tag.length <= TAG)
    .slice(0, TOP_TAGS)
    .map(({ tag, episodes }) => `${code(tidyLine(tag))} ${count(episodes)}`);
  return tags.length === 0 ? '' : `Tagged most: ${tags.join(', ')}`;
}

function hostMenu(stats: Stats): readonly Row[] {
  const options = stats.topHosts.slice(0, TOP_HOSTS).map(({ host, episodes }) => ({
    label: nameOf(host),
    description: plural(episodes, 'episode'),
    value: String(host.id),
  }));
  return options.length === 0 ? [] : [[{ kind: 'menu', action: 'host', placeholder: 'Look up a host…', options }]];
}
