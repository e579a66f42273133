import { type BaseMessageOptions, type MessageComponentInteraction, subtext, userMention } from 'discord.js';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { isPrivateMessage, notice, withoutNote } from './answer.ts';
import type { Context } from './command.ts';
import { deliver, isForbidden, mayNotReply } from './deliver.ts';
import { clipFiles } from './hear.ts';
import { enter, here, messageAsked, replaceHere, wordsAsked } from './history.ts';
import { messageOf } from './message.ts';
import { episodeAt } from './navigate.ts';
import { pictureFiles } from './picture-files.ts';
import type { History } from './route.ts';
import { show } from './show.ts';
import type { View } from './view.ts';

/**
 * Posts one moment of a private answer publicly, as a reply to the message that it answers if there is one. The member is
 * told only after it has succeeded.
 *
 * @param episode The show that was picked from several; empty where the answer says which.
 */
export async function share(
  interaction: MessageComponentInteraction,
  history: History,
  episode: string,
  context: Context,
): Promise<void> {
  if (!isPrivateMessage(interaction)) return notice(interaction, 'Everybody can see this answer already.');
  const { knowledgeBase } = context;
  const shared = whatToShare(knowledgeBase, history, episode);
  await deliver(() => interaction.deferUpdate());
  // discord.js does not know it when the response to the try that arrived was lost.
  interaction.deferred = true;
  const { files = [] } = await clipFiles(history, context);
  const credit = subtext(`Shared by ${userMention(interaction.user.id)}`);
  await post(interaction, messageAsked(history), {
    content: credit,
    ...messageOf(shared, 'none'),
    files: [...files, ...(await pictureFiles(shared))],
  });
  await interaction.editReply({ ...messageOf(show(knowledgeBase, history), 'done'), ...withoutNote(interaction) });
}

/** The card of one show, never a list: of the one that was picked, is on the screen, or is the best. */
function whatToShare(knowledgeBase: KnowledgeBase, history: History, episode: string): View {
  const route = here(history);
  if (episode !== '') return cardOf(show(knowledgeBase, enter(history, episodeAt(Number(episode)))));
  if (route.view !== 'episode' && route.view !== 'transcript') return cardOf(show(knowledgeBase, history));
  const words = wordsAsked(history);
  const overview = { ...episodeAt(route.id), ...(words !== '' && { words }) };
  return cardOf(show(knowledgeBase, replaceHere(history, overview)));
}

function cardOf(view: View): View {
  return view.shared ?? view;
}

/** Only a message of the bot's own can be a reply; where it may not post one, Discord still takes a follow-up. */
async function post(
  interaction: MessageComponentInteraction,
  messageReference: string | undefined,
  message: BaseMessageOptions,
): Promise<void> {
  const { channel } = interaction;
  if (messageReference !== undefined && channel?.isSendable()) {
    try {
      await deliver(() => channel.send({ ...message, reply: { messageReference, failIfNotExists: false } }));
      return;
    } catch (error) {
      if (!isForbidden(error) && !mayNotReply(error)) throw error;
    }
  }
  await interaction.followUp(message);
}
