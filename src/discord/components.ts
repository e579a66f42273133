import { type MessageComponentInteraction, subtext, userMention } from 'discord.js';
import { answerControl, isPrivateMessage, notice, withoutNote } from './answer.ts';
import type { Context } from './command.ts';
import { actionOf, pressedValue } from './custom-ids.ts';
import { deliver } from './deliver.ts';
import { clipFiles, hear } from './hear.ts';
import { here } from './history.ts';
import { messageOf } from './message.ts';
import { historyOfMessage, OUTDATED } from './message-history.ts';
import { navigate } from './navigate.ts';
import { pageModal } from './page-modal.ts';
import { type History, isRoute } from './route.ts';
import { show } from './show.ts';

/** A member pressed a button of a message, or picked something in its menu. */
export async function onControl(interaction: MessageComponentInteraction, context: Context): Promise<void> {
  const action = actionOf(interaction.customId);
  const history = historyOfMessage(interaction);
  if (action === undefined || history === undefined) return notice(interaction, OUTDATED);
  if (action === 'share') return share(interaction, history, context);
  if (action === 'page') return askForPage(interaction, history, context);
  if (action === 'hear') return hear(interaction, history, context);
  const value = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : pressedValue(interaction.customId);
  const next = navigate(context.knowledgeBase, history, { action, value, random: context.random });
  if (next === undefined || !isRoute(here(next))) return notice(interaction, OUTDATED);
  await answerControl(interaction, show(context.knowledgeBase, next));
}

async function askForPage(interaction: MessageComponentInteraction, history: History, context: Context): Promise<void> {
  const { pages } = show(context.knowledgeBase, history);
  if (pages === undefined) return notice(interaction, OUTDATED);
  await deliver(() => interaction.showModal(pageModal(pages)));
}

/** Posts a private answer publicly. The member is told only after it has succeeded. */
async function share(interaction: MessageComponentInteraction, history: History, context: Context): Promise<void> {
  if (!isPrivateMessage(interaction)) return notice(interaction, 'Everybody can see this answer already.');
  const view = show(context.knowledgeBase, history);
  await deliver(() => interaction.deferUpdate());
  // discord.js does not know it when the response to the try that arrived was lost.
  interaction.deferred = true;
  const { files = [] } = await clipFiles(history, context);
  await interaction.followUp({
    content: subtext(`Shared by ${userMention(interaction.user.id)}`),
    ...messageOf(view, 'none'),
    files,
  });
  await interaction.editReply({ ...messageOf(view, 'done'), ...withoutNote(interaction) });
}
