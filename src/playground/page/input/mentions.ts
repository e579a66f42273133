import type { APIUser } from 'discord-api-types/v10';
import { displayName } from '../state/state.ts';

/** The start of a mention at the end of the text: `@hp`. */
const TYPED = /(^|\s)@(\S*)$/u;

/** The users who match the mention at the end of the text; undefined if the text does not end in one. */
export function matchMentions(text: string, users: readonly APIUser[]): readonly APIUser[] | undefined {
  const typed = TYPED.exec(text)?.[2]?.toLowerCase();
  if (typed === undefined) return undefined;
  const matching = users.filter((user) =>
    [displayName(user), user.username].some((name) => name.toLowerCase().startsWith(typed)),
  );
  return matching.length > 0 ? matching : undefined;
}

/** The text with the unfinished mention at its end completed. */
export function completeMention(text: string, user: APIUser): string {
  return text.replace(TYPED, (_, before: string) => `${before}@${displayName(user)} `);
}

/** The text as it is sent: `@HPR` becomes `<@1234>`. */
export function encodeMentions(text: string, users: readonly APIUser[]): string {
  // Longer names first: one may be the start of another.
  const named = users.toSorted((a, b) => displayName(b).length - displayName(a).length);
  return named.reduce(
    (encoded, user) => encoded.replace(mentionOf(user), (_, before: string) => `${before}<@${user.id}>`),
    text,
  );
}

/** The text as it is typed: `<@1234>` becomes `@HPR`. */
export function decodeMentions(text: string, users: readonly APIUser[]): string {
  return users.reduce((decoded, user) => decoded.replaceAll(`<@${user.id}>`, `@${displayName(user)}`), text);
}

function mentionOf(user: APIUser): RegExp {
  const name = displayName(user).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(^|[^\\p{L}\\p{N}_@])@${name}(?![\\p{L}\\p{N}_])`, 'giu');
}
