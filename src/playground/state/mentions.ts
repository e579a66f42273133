import { AllowedMentionsTypes, type APIAllowedMentions, type APIRole, type APIUser } from 'discord-api-types/v10';

export interface Mentions {
  readonly users: APIUser[];
  readonly roles: string[];
  readonly everyone: boolean;
}

const CODE = /```[\s\S]*?```|``[\s\S]*?``|`[^`]*`/g;

/**
 * The mentions of a message that `allowed` permits: those in its text, and the author of the message that it replies to.
 * A reply mentions that author unless `allowed` is given and says otherwise.
 * Without `allowed` all are permitted, which is also the default for interaction replies. Code and embeds never mention.
 * See https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function mentionsOf(
  content: string,
  allowed: APIAllowedMentions | null | undefined,
  users: readonly APIUser[],
  roles: readonly APIRole[],
  repliedTo?: APIUser,
): Mentions {
  const text = content.replace(CODE, '');
  const may = (type: AllowedMentionsTypes, list: readonly string[] | undefined, id: string) =>
    !allowed || Boolean(allowed.parse?.includes(type)) || Boolean(list?.includes(id));
  const ids = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map((match) => match[1]));

  const pingsAuthor = !allowed || allowed.replied_user === true;
  const userIds = ids(/<@!?(\d+)>/g);
  const roleIds = ids(/<@&(\d+)>/g);
  return {
    users: users.filter(
      ({ id }) =>
        (userIds.has(id) && may(AllowedMentionsTypes.User, allowed?.users, id)) ||
        (pingsAuthor && id === repliedTo?.id),
    ),
    roles: roles
      .map(({ id }) => id)
      .filter((id) => roleIds.has(id) && may(AllowedMentionsTypes.Role, allowed?.roles, id)),
    everyone: /@(?:everyone|here)/.test(text) && may(AllowedMentionsTypes.Everyone, undefined, ''),
  };
}
