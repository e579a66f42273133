import { siteUrl } from '../../corpus/links.ts';
import type { Stats } from '../../knowledge/knowledge-base.ts';
import { plural } from '../../text/format.ts';
import { button } from '../controls.ts';
import type { History, RouteOf } from '../route.ts';
import { code, commandMention } from '../text/markdown.ts';
import type { View } from '../view.ts';
import { embedOf } from './embed.ts';
import { searchHelp } from './search-help.ts';
import { surprises } from './surprises.ts';

const EXAMPLES = 3;

export interface AboutContent {
  readonly stats: Stats;
  /** Queries to try. */
  readonly examples: readonly string[];
}

/** What this is and how to ask it, with a few things to try. */
export function aboutView(history: History, { commandId }: RouteOf<'about'>, { stats, examples }: AboutContent): View {
  const command = (name: string): string => commandMention('hpr', name, commandId);
  return {
    history,
    embeds: [
      embedOf({
        title: 'Hacker Public Radio, searchable',
        url: siteUrl,
        description: [
          '[Hacker Public Radio](https://hackerpublicradio.org/) is a podcast made by its listeners: anyone can send in a show about whatever interests hackers.',
          `I have read all of it: **${plural(stats.episodes, 'episode')}**, **${plural(stats.transcripts, 'transcript')}**. Ask me which show it was where somebody talked about that thing.`,
        ].join('\n\n'),
        fields: [
          {
            name: 'Ask',
            value: [
              `${command('search')} any words: in titles, notes and everything that was said`,
              `${command('episode')} by number or title`,
              `${command('transcript')} to read a show, at the words you want`,
              ['host', 'series', 'latest', 'random', 'stats'].map(command).join(', '),
              'On any message: **Apps › Find in HPR**',
              `In your own words: mention me, or send me a direct message; ${code('[[hpr1234]]')} in it shows that episode`,
            ].join('\n'),
          },
          { name: 'Did you know?', value: surprises(stats) },
          { name: 'In a search', value: searchHelp() },
          {
            name: 'Good to know',
            value: [
              'Add `private:True` to any command, and only you see the answer.',
              'The buttons work for everyone: press one under someone else’s answer, and you get your own private copy.',
              'Transcripts are made by a machine: names are often misheard, and times (≈) are estimates.',
            ].join('\n'),
          },
          {
            name: 'Licence',
            value: 'Every show is under the Creative Commons licence that its host chose, named on each show.',
          },
        ],
      }),
    ],
    rows: [
      examples.slice(0, EXAMPLES).map((query) => button('ask', query, { value: query })),
      [
        ...(stats.episodes > 0 ? [button('random', 'Surprise me'), button('latest', 'The newest')] : []),
        button('stats', 'Numbers'),
        { kind: 'link', label: 'Hacker Public Radio', url: siteUrl },
      ],
    ],
    shareable: true,
  };
}
