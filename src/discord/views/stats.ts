import type { Stats } from '../../knowledge/knowledge-base.ts';
import { capitalised, count, date, plural } from '../../text/format.ts';
import type { Row } from '../controls.ts';
import { EMBED } from '../limits.ts';
import type { History } from '../route.ts';
import { code } from '../text/markdown.ts';
import { tidyLine } from '../text/tidy.ts';
import type { View } from '../view.ts';
import { embedOf, hostLink, nameOf } from './embed.ts';

const TOP_HOSTS = 10;
const TOP_TAGS = 12;
const TAG = 40;
/** Years in the chart, and the widest bar in it. */
const YEARS = 20;
const BAR = 16;
const NO_BREAK = '\u00a0';

/** How much there is, who made it, what it is about and when. */
export function statsView(history: History, stats: Stats): View {
  return {
    history,
    embeds: [
      embedOf({
        title: 'The knowledge base in numbers',
        description: overall(stats),
        fields: [
          { name: 'Most shows', value: topHosts(stats), inline: true },
          { name: 'Most tagged', value: topTags(stats), inline: true },
          { name: 'Shows per year', value: yearChart(stats) },
        ],
      }),
    ],
    rows: hostMenu(stats),
    shareable: true,
  };
}

function overall(stats: Stats): string {
  if (stats.episodes === 0) return 'There are no episodes yet.';
  const [first, last] = [date(stats.firstDate), date(stats.lastDate)];
  const hours = Math.round(stats.duration / 3600);
  const span = first === last ? first : [first, last].filter((day) => day !== '').join(' to ');
  return [
    `**${plural(stats.episodes, 'episode')}** by **${plural(stats.hosts, 'host')}**${span && `, ${span}`}`,
    `${capitalised(plural(hours, 'hour'))} of audio, ${plural(stats.transcripts, 'transcript')}, ${plural(stats.words, 'spoken word')}`,
    `${capitalised(plural(stats.series, 'series', 'series'))}, ${plural(stats.comments, 'comment')}, ${plural(stats.terms, 'searchable term')}`,
  ].join('\n');
}

function topHosts(stats: Stats): string {
  return stats.topHosts
    .slice(0, TOP_HOSTS)
    .map(({ host, episodes }) => `${hostLink(host)}${NO_BREAK}${count(episodes)}`)
    .reduce(whileItFits, '');
}

function topTags(stats: Stats): string {
  return stats.topTags
    .filter(({ tag }) => tidyLine(tag) !== '' && tag.length <= TAG)
    .slice(0, TOP_TAGS)
    .map(({ tag, episodes }) => `${code(tidyLine(tag))}${NO_BREAK}${count(episodes)}`)
    .reduce(whileItFits, '');
}

/** A line more, if a field still holds it. */
function whileItFits(lines: string, line: string): string {
  const longer = lines === '' ? line : `${lines}\n${line}`;
  return longer.length <= EMBED.fieldValue ? longer : lines;
}

function yearChart({ years }: Stats): string {
  const shown = years.slice(-YEARS);
  if (shown.length === 0) return '';
  const most = Math.max(...shown.map(({ episodes }) => episodes));
  const digits = count(most).length;
  const rows = shown.map(({ year, episodes }) => {
    const width = Math.max(episodes > 0 ? 1 : 0, Math.round((episodes / Math.max(1, most)) * BAR));
    return `${year} ${'█'.repeat(width).padEnd(BAR)} ${count(episodes).padStart(digits)}`;
  });
  return `\`\`\`\n${rows.join('\n')}\n\`\`\``;
}

function hostMenu(stats: Stats): readonly Row[] {
  const options = stats.topHosts.slice(0, TOP_HOSTS).map(({ host, episodes }) => ({
    label: nameOf(host),
    description: plural(episodes, 'episode'),
    value: String(host.id),
  }));
  return options.length === 0 ? [] : [[{ kind: 'menu', action: 'host', placeholder: 'Look up a host…', options }]];
}
