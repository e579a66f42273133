import * as z from 'zod';
import { hostUrl } from '../../corpus/links.ts';
import type { Host } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { cut } from '../../text/cut.ts';
import { plural } from '../../text/format.ts';
import { answerWithEpisodes } from '../episode-list.ts';
import { ToolInputError } from '../errors.ts';
import { hostById, hostsNamed } from '../hosts.ts';
import { cursor, detail, hostId, hostName } from '../parameters.ts';
import { episodeShape, namedShape, nextCursorShape } from '../shapes.ts';
import { defineTool } from '../tool.ts';

const NAME = 'get_host_info';
const PROFILE_CHARACTERS = { concise: 1500, full: 6000 } as const;
const MOST_NAMED = 20;

export const getHostInfo = defineTool({
  name: NAME,
  title: 'Get a host',
  description:
    'Who a Hacker Public Radio host is: profile, number and dates of episodes, series taken part in, and all episodes, newest first, in pages. By hostId, or by hostName (typos are forgiven). Set includeEpisodes to false for the profile alone. To search within what a host said, use search_episodes or search_transcripts with hostId.',
  input: z.strictObject({
    hostId: hostId.optional(),
    hostName: hostName.optional().describe('Name of the host, used when hostId is not given'),
    includeEpisodes: z.boolean().default(true).describe('With the list of episodes (default true)'),
    detail,
    cursor,
  }),
  output: z.object({
    host: namedShape.extend({ url: z.string(), profile: z.string().optional(), license: z.string().optional() }),
    episodeCount: z.int(),
    firstDate: z.string().optional(),
    lastDate: z.string().optional(),
    series: z.array(namedShape.extend({ episodes: z.int() })).describe('Series with episodes of this host, most first'),
    episodes: z.array(episodeShape).optional().describe('Newest first'),
    nextCursor: nextCursorShape,
  }),
  answer: (args, knowledgeBase) => {
    const { host, note } = find(knowledgeBase, args);
    const all = knowledgeBase.episodesOfHost(host.id);
    const dates = all.flatMap(({ date }) => (date === undefined ? [] : [date])).sort();
    const series = seriesOf(knowledgeBase, host);
    const profile = cut(host.profile, PROFILE_CHARACTERS[args.detail]);
    const [firstDate, lastDate] = [dates[0], dates.at(-1)];
    const about = {
      host: {
        id: host.id,
        name: host.name,
        url: hostUrl(host.id),
        ...(profile !== '' && { profile }),
        ...(host.license !== '' && { license: host.license }),
      },
      episodeCount: all.length,
      ...(firstDate !== undefined && { firstDate }),
      ...(lastDate !== undefined && { lastDate }),
      series,
    };
    const head = [
      note,
      `${host.name} (host ${host.id}), ${plural(all.length, 'episode')}${firstDate === undefined ? '' : ` from ${firstDate} to ${lastDate}`}`,
      about.host.url,
      profile,
      series.length > 0 &&
        `Series: ${series.map(({ id, name, episodes }) => `${name} (${id}): ${episodes}`).join('; ')}`,
    ].filter((line) => typeof line === 'string' && line !== '');
    if (!args.includeEpisodes) return { text: head.join('\n'), data: about };
    return answerWithEpisodes(knowledgeBase, { tool: NAME, args, head: head.join('\n'), about, episodes: all });
  },
});

function find(
  knowledgeBase: KnowledgeBase,
  { hostId: id, hostName: name }: { hostId?: number | undefined; hostName?: string | undefined },
): { readonly host: Host; readonly note?: string } {
  if (id !== undefined) return { host: hostById(knowledgeBase, id) };
  if (name === undefined) throw new ToolInputError('Give a hostId or a hostName. hpr://hosts/all lists all hosts.');
  const { hosts, guessed } = hostsNamed(knowledgeBase, name);
  const [host, ...others] = hosts;
  if (host && others.length === 0) {
    return { host, ...(guessed && { note: `No host is called "${name}"; this is the nearest name.` }) };
  }
  const named = hosts.slice(0, MOST_NAMED).map((one) => `${one.name} (hostId ${one.id})`);
  throw new ToolInputError(
    `"${name}" may be any of ${hosts.length} hosts: ${named.join(', ')}. Give the hostId of one.`,
  );
}

function seriesOf(knowledgeBase: KnowledgeBase, host: Host): { id: number; name: string; episodes: number }[] {
  const counts = new Map<number, number>();
  for (const { seriesId } of knowledgeBase.episodesOfHost(host.id)) {
    if (seriesId !== undefined) counts.set(seriesId, (counts.get(seriesId) ?? 0) + 1);
  }
  return [...counts]
    .map(([id, episodes]) => ({ id, name: knowledgeBase.seriesById(id)?.name ?? String(id), episodes }))
    .sort((a, b) => b.episodes - a.episodes || a.id - b.id);
}
