import type { APIMessage, APIUser } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { DISCORD } from '../discord-numbers.ts';
import { decodeMentions } from '../input/mentions.ts';
import { parseMarkdown, plainText } from '../markdown/parse.ts';
import { displayName } from '../state/state.ts';
import { avatarOf } from './avatars.ts';

/**
 * The small line above a message: the command that was used, or the message it replies to.
 *
 * @param users who can be mentioned in it
 */
export function replyLine(message: APIMessage, users: readonly APIUser[]): TemplateResult | typeof nothing {
  const { interaction, interaction_metadata: metadata, referenced_message: referenced } = message;
  const user = metadata?.user ?? interaction?.user;
  const isCommand =
    message.type === DISCORD.message.chatInputCommand || message.type === DISCORD.message.contextMenuCommand;
  if (interaction !== undefined && user !== undefined && isCommand) {
    const slash = message.type === DISCORD.message.chatInputCommand ? '/' : '';
    return commandLine(user, `${slash}${interaction.name}`);
  }
  if (!referenced) return nothing;
  const words = plainText(parseMarkdown(decodeMentions(referenced.content, users))).replace(/\s+/g, ' ');
  return html`<discord-reply
    slot="reply"
    author=${displayName(referenced.author)}
    avatar=${avatarOf(referenced.author)}
    ?bot=${referenced.author.bot === true}
    >${words || 'Click to see attachment'}</discord-reply
  >`;
}

/** “Maya used /hpr search”. */
export function commandLine(user: APIUser, command: string): TemplateResult {
  return html`<discord-command
    slot="reply"
    data-used=${command}
    author=${displayName(user)}
    avatar=${avatarOf(user)}
    command=${command}
  ></discord-command>`;
}
