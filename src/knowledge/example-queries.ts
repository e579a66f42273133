import type { Episode } from '../corpus/model.ts';

/** Titles that read like a question that somebody would ask. */
const ASKING = /^(?:how|why|what|where|when|which)\b/i;
const SHORTEST = 14;
const LONGEST = 48;
/** What a query would take for syntax, and "part 2". */
const PLAIN = /^[\p{L}\p{N} ,'’?]+$/u;

/** Titles that show what can be asked, one of each host; from all years, in no order that anybody would notice. */
export function exampleQueries(episodes: readonly Episode[], limit: number): readonly string[] {
  const hosts = new Set<number | undefined>();
  const good = episodes.filter(({ title, hostId }) => {
    const isGood = ASKING.test(title) && title.length >= SHORTEST && title.length <= LONGEST && PLAIN.test(title);
    return isGood && !hosts.has(hostId) && hosts.add(hostId);
  });
  const every = Math.max(1, Math.floor(good.length / limit));
  return good
    .filter((_, index) => index % every === 0)
    .map(({ title }) => title)
    .slice(0, limit);
}
