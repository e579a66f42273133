import { tidyLine } from './text/tidy.ts';

/** Servers, and questions of each, that are remembered; the ones that were used longest ago make room. */
const MAX_SERVERS = 500;
const MAX_QUESTIONS = 60;
/** What one member asks is their own business until another asks it too. */
const MEMBERS = 2;

interface Asked {
  readonly query: string;
  /** Up to {@link MEMBERS} of those who asked. */
  readonly members: Set<string>;
}

/**
 * What is asked in a server, for the suggestions in an empty search. In memory only: nothing of it is written anywhere, and
 * it is gone after a restart. Note only questions that were answered for everyone to see, and that found something.
 */
export class RecentQuestions {
  readonly #servers = new Map<string, Map<string, Asked>>();

  note(question: { readonly guildId: string; readonly memberId: string; readonly query: string }): void {
    const { guildId, memberId } = question;
    const query = tidyLine(question.query);
    const key = query.toLowerCase();
    const questions = this.#servers.get(guildId) ?? new Map<string, Asked>();
    const asked = questions.get(key) ?? { query, members: new Set() };
    if (asked.members.size < MEMBERS) asked.members.add(memberId);
    putLast(questions, key, asked, MAX_QUESTIONS);
    putLast(this.#servers, guildId, questions, MAX_SERVERS);
  }

  /** What at least two members of a server asked, the latest first. */
  of(guildId: string): readonly string[] {
    const asked = [...(this.#servers.get(guildId)?.values() ?? [])];
    return asked
      .filter(({ members }) => members.size >= MEMBERS)
      .map(({ query }) => query)
      .reverse();
  }
}

/** Puts an entry at the end of a map, and drops the first one where there are too many. */
function putLast<V>(map: Map<string, V>, key: string, value: V, limit: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > limit && oldest !== undefined) map.delete(oldest);
}
