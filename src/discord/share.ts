import { createHash } from 'node:crypto';
import { type BaseMessageOptions, type MessageComponentInteraction, subtext, userMention } from 'discord.js';
import { isPrivateMessage, notice, withoutNote } from './answer.ts';
import type { Context } from './command.ts';
import { deliver, isForbidden, mayNotReply } from './deliver.ts';
import { clipFiles } from './hear.ts';
import { enter, messageAsked } from './history.ts';
import { messageOf } from './message.ts';
import { OUTDATED } from './message-history.ts';
import { episodeAt } from './navigate.ts';
import { pictureFiles } from './picture-files.ts';
import type { History } from './route.ts';
import { show } from './show.ts';
import type { View } from './view.ts';

/** Longest nonce that Discord takes. */
const NONCE = 25;

/**
 * Posts one moment of an answer publicly, as a reply to the message that it answers if there is one, otherwise to the
 * answer if everybody sees it. Under a private answer the member is told only after it has succeeded.
 *
 * @param episode The show that was picked from several; empty where the answer says which.
 */
export async function share(
  interaction: MessageComponentInteraction,
  history: History,
  episode: string,
  context: Context,
): Promise<void> {
  const { knowledgeBase } = context;
  const view = show(knowledgeBase, episode === '' ? history : enter(history, episodeAt(Number(episode))));
  const shared = whatToShare(view);
  if (shared === undefined) return notice(interaction, OUTDATED);
  await deliver(() => interaction.deferUpdate());
  // discord.js does not know it when the response to the try that arrived was lost.
  interaction.deferred = true;
  const { files = [] } = await clipFiles(history, context);
  const credit = subtext(`Shared by ${userMention(interaction.user.id)}`);
  await post(interaction, messageToReplyTo(interaction, history), {
    content: credit,
    ...messageOf(shared, 'none'),
    files: [...files, ...(await pictureFiles(shared))],
  });
  if (!isPrivateMessage(interaction)) return;
  const answer = episode === '' ? view : show(knowledgeBase, history);
  await interaction.editReply({ ...messageOf(answer, 'done'), ...withoutNote(interaction) });
}

/** The card of one show: the one that was picked, is on the screen, or is the best. Undefined for a list, which has none. */
function whatToShare(view: View): View | undefined {
  if (!view.shareable || view.shareMenu !== undefined) return undefined;
  return view.shared ?? view;
}

function messageToReplyTo(interaction: MessageComponentInteraction, history: History): string | undefined {
  const { message } = interaction;
  const asked = messageAsked(history);
  if (asked !== undefined || isPrivateMessage(interaction)) return asked;
  // An answer to a message is a reply to it; one to a command replies to nothing that a member wrote.
  return (message.interactionMetadata === null ? message.reference?.messageId : undefined) ?? message.id;
}

/**
 * Only a message of the bot's own can be a reply; where it may not post one, Discord still takes a follow-up. Of all that
 * come with the same nonce within some minutes Discord makes one message, so pressing twice posts one.
 */
async function post(
  interaction: MessageComponentInteraction,
  messageReference: string | undefined,
  message: BaseMessageOptions,
): Promise<void> {
  const { channel } = interaction;
  if (messageReference !== undefined && channel?.isSendable()) {
    const reply = { messageReference, failIfNotExists: false };
    const nonce = nonceOf([interaction.message.id, message.content, message.embeds]);
    try {
      await deliver(() => channel.send({ ...message, reply, nonce, enforceNonce: true }));
      return;
    } catch (error) {
      if (!isForbidden(error) && !mayNotReply(error)) throw error;
    }
  }
  await interaction.followUp(message);
}

function nonceOf(what: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, NONCE);
}
