import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { audioUrl, episodeName, episodeUrl } from '../../corpus/links.ts';
import type { Episode } from '../../corpus/model.ts';
import { clock, count, date } from '../../text/format.ts';
import { type Button, button, type Row } from '../controls.ts';
import type { EpisodeContent, SeriesPart } from '../fetch/episode.ts';
import { EMBED } from '../limits.ts';
import { code, link, prose, shorten } from '../text/markdown.ts';
import { rewrap } from '../text/rewrap.ts';
import { tidyLine, tidyLines } from '../text/tidy.ts';
import type { Pages } from '../view.ts';
import { embedOf, hostLink, licenseLink, seriesLink, summaryOf, titleOf } from './embed.ts';
import { isTelling, quotation } from './passage.ts';

const SUMMARY = 800;
const BEGINNING_OF_NOTES = 400;
/** Shows of an answer; a field has room for five links. */
const MAX_LINKS = 5;
const LINK_TEXT = 120;

/** What one tab of a show is; its title and its buttons are the same for all tabs. */
export interface Tab {
  readonly embed: APIEmbed;
  /** Its own controls, between those of all tabs. */
  readonly rows?: readonly Row[];
  readonly pages?: Pages;
}

/** What the show is about and everything that is known about it, at a glance. */
export function overviewTab({ episode, host, series, notes, part, passage, responses }: EpisodeContent): Tab {
  const audio = `[MP3](${audioUrl(episode.id, 'mp3')}) · [OGG](${audioUrl(episode.id, 'ogg')})`;
  return {
    embed: embedOf({
      description: [
        isTelling(passage, '') ? quotation(episode.id, passage) : '',
        summaryOrNotes(summaryOf(episode), notes),
      ]
        .filter((text) => text !== '')
        .join('\n\n'),
      fields: [
        inline('Host', host ? hostLink(host) : ''),
        inline('Published', date(episode.date)),
        inline('Length', clock(episode.duration)),
        inline('Audio', audio),
        inline('Licence', licenseLink(episode.license)),
        inline('Series', series ? [seriesLink(series), partInWords(part)].join('\n').trim() : ''),
        { name: 'Answers', value: episodeLinks(responses.answers) },
        { name: 'Answered by', value: episodeLinks(responses.answeredBy) },
        { name: 'Tags', value: tagChips(episode.tags) },
      ],
      footer: { text: episode.hasTranscript ? '' : 'There is no transcript of this show.' },
    }),
  };
}

function inline(name: string, value: string): APIEmbedField {
  return { name, value, inline: true };
}

function partInWords(part: SeriesPart | undefined): string {
  return part === undefined || part.of < 2 ? '' : `Part ${count(part.number)} of ${count(part.of)}`;
}

/** The ways to the parts before and after a show in its series. */
export function partButtons(part: SeriesPart | undefined): readonly Button[] {
  if (part === undefined || part.of < 2) return [];
  const { number, of } = part;
  return [
    ...(number > 1 ? [button('prev-part', `‹ Part ${count(number - 1)}`)] : []),
    ...(number < of ? [button('next-part', `Part ${count(number + 1)} ›`)] : []),
  ];
}

/** The newest of these shows, as links to their pages. */
function episodeLinks(episodes: readonly Episode[]): string {
  const shown = episodes.slice(-MAX_LINKS).map((episode) => {
    return link(`${episodeName(episode.id)}: ${titleOf(episode)}`, episodeUrl(episode.id), LINK_TEXT);
  });
  const left = episodes.length - shown.length;
  return [...(left > 0 ? [`${count(left)} earlier, and`] : []), ...shown].join('\n');
}

function summaryOrNotes(summary: string, notes: string): string {
  if (summary !== '') return shorten(summary, SUMMARY, prose);
  return shorten(rewrap(tidyLines(notes)), BEGINNING_OF_NOTES, prose);
}

/** As many tags as a field holds, and how many more there are. */
function tagChips(tags: readonly string[]): string {
  const chips = tags
    .map(tidyLine)
    .filter((tag) => tag !== '')
    .map(code);
  const room = EMBED.fieldValue - ' and 9,999 more'.length;
  let shown = '';
  for (const [index, chip] of chips.entries()) {
    const longer = shown === '' ? chip : `${shown} ${chip}`;
    if (longer.length > room) return `${shown} and ${chips.length - index} more`.trim();
    shown = longer;
  }
  return shown;
}
