import { type Archive, readComments, textSpan } from '../archive/archive.ts';
import type { Episode, Host } from '../corpus/model.ts';
import type { Records } from './answers.ts';
import type { EpisodeLookup } from './episode-lookup.ts';

/** Episodes whose comments are counted: those with the longest. The one with the most is among them. */
const COUNTED = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What stands out in a corpus. */
export function findRecords(archive: Archive, lookup: EpisodeLookup): Records {
  const { episodes, hosts } = archive.catalogue;
  const longest = best(episodes, ({ duration = 0 }) => duration);
  const discussed = mostDiscussed(archive);
  const comeback = best(
    hosts.flatMap((host) => longestPause(host, lookup.ofHost(host.id))),
    ({ days }) => days,
  );
  return { ...(longest && { longest }), ...(discussed && { discussed }), ...(comeback && { comeback }) };
}

function mostDiscussed(archive: Archive): Records['discussed'] {
  const { episodes } = archive.catalogue;
  const size = (document: number): number => {
    const [start, end] = textSpan(archive, document, 'comments');
    return end - start;
  };
  const documents = episodes.map((_, document) => ({ document, size: size(document) }));
  const longest = documents.sort((a, b) => b.size - a.size || a.document - b.document).slice(0, COUNTED);
  const counted = longest.flatMap(({ document }) => {
    const episode = episodes[document];
    return episode ? [{ episode, comments: readComments(archive, document).length }] : [];
  });
  return best(counted, ({ comments }) => comments);
}

/** The longest time between two shows of a host. */
function longestPause(host: Host, newestFirst: readonly Episode[]): readonly NonNullable<Records['comeback']>[] {
  const dated = newestFirst.filter(({ date }) => date !== undefined);
  const pauses = dated.flatMap((after, index) => {
    const before = dated[index + 1];
    const days = (Date.parse(after.date ?? '') - Date.parse(before?.date ?? '')) / DAY_MS;
    return before && Number.isFinite(days) ? [{ host, before, after, days }] : [];
  });
  const longest = best(pauses, ({ days }) => days);
  return longest ? [longest] : [];
}

/** The first with the highest value; undefined when none is above 0. */
function best<T>(all: readonly T[], measure: (one: T) => number): T | undefined {
  let found: T | undefined;
  let most = 0;
  for (const one of all) {
    const value = measure(one);
    if (value > most) [found, most] = [one, value];
  }
  return found;
}
