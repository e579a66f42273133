import type { MessageComponentInteraction } from 'discord.js';
import { answerControl, notice } from './answer.ts';
import type { Context } from './command.ts';
import { actionOf, pressedValue } from './custom-ids.ts';
import { deliver } from './deliver.ts';
import { editModal } from './edit-modal.ts';
import { hear } from './hear.ts';
import { here } from './history.ts';
import { historyOfMessage, OUTDATED } from './message-history.ts';
import { navigate } from './navigate.ts';
import { pageModal } from './page-modal.ts';
import { type History, isRoute } from './route.ts';
import { share } from './share.ts';
import { show } from './show.ts';

/** A member pressed a button of a message, or picked something in its menu. */
export async function onControl(interaction: MessageComponentInteraction, context: Context): Promise<void> {
  const action = actionOf(interaction.customId);
  const history = historyOfMessage(interaction);
  if (action === undefined || history === undefined) return notice(interaction, OUTDATED);
  if (action === 'page') return askForPage(interaction, history, context);
  if (action === 'edit') return askAgain(interaction, history);
  if (action === 'hear') return hear(interaction, history, context);
  const value = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : pressedValue(interaction.customId);
  if (action === 'share') return share(interaction, history, value, context);
  const next = navigate(context.knowledgeBase, history, { action, value, random: context.random });
  if (next === undefined || !isRoute(here(next))) return notice(interaction, OUTDATED);
  await answerControl(interaction, show(context.knowledgeBase, next));
}

async function askForPage(interaction: MessageComponentInteraction, history: History, context: Context): Promise<void> {
  const { pages } = show(context.knowledgeBase, history);
  if (pages === undefined) return notice(interaction, OUTDATED);
  await deliver(() => interaction.showModal(pageModal(pages)));
}

async function askAgain(interaction: MessageComponentInteraction, history: History): Promise<void> {
  const modal = editModal(history);
  if (modal === undefined) return notice(interaction, OUTDATED);
  await deliver(() => interaction.showModal(modal));
}
