import { LabelBuilder, ModalBuilder, TextInputBuilder } from '@discordjs/builders';
import { type ModalMessageModalSubmitInteraction, TextInputStyle } from 'discord.js';
import { count } from '../text/format.ts';
import { answerControl, notice } from './answer.ts';
import type { Context } from './command.ts';
import { bareId } from './custom-ids.ts';
import { historyOfMessage, OUTDATED } from './message-history.ts';
import { atPage } from './navigate.ts';
import { LAST_PAGE } from './route.ts';
import { show } from './show.ts';
import { tidyLine } from './text/tidy.ts';
import type { Pages } from './view.ts';
import { quoted } from './views/embed.ts';

const INPUT = 'page';

/** Asks for the number of a page. Where it leads is in the message that the modal was opened from. */
export function pageModal({ page, count: pageCount }: Pages): ModalBuilder {
  const input = new TextInputBuilder()
    .setCustomId(INPUT)
    .setStyle(TextInputStyle.Short)
    .setPlaceholder(String(page))
    .setMaxLength(10)
    .setRequired(true);
  const label = new LabelBuilder().setLabel(`Page (1–${count(pageCount)})`).setTextInputComponent(input);
  return new ModalBuilder().setCustomId(bareId('page')).setTitle('Go to a page').addLabelComponents(label);
}

/** A member typed the number of a page. */
export async function onPageModal(interaction: ModalMessageModalSubmitInteraction, context: Context): Promise<void> {
  const history = historyOfMessage(interaction);
  const pages = history && show(context.knowledgeBase, history).pages;
  if (history === undefined || pages === undefined) return notice(interaction, OUTDATED);
  const typed = tidyLine(interaction.fields.getTextInputValue(INPUT));
  const page = parsePage(typed);
  if (page === undefined) {
    const example = pages.count === 1 ? '1' : `a number from 1 to ${count(pages.count)}`;
    return notice(interaction, `${quoted(typed, 40)} is not a page. Type ${example}.`);
  }
  const next = atPage(history, page);
  if (next === undefined) return notice(interaction, OUTDATED);
  await answerControl(interaction, show(context.knowledgeBase, next));
}

/** `12`, `1,200`; beyond the last page is the last. Undefined for what is no page: `0`, `-3`, `two`. */
export function parsePage(typed: string): number | undefined {
  const number = /^\+?\d[\d,. ]*$/.test(typed) ? Number(typed.replace(/[,. ]/g, '')) : 0;
  return number < 1 ? undefined : Math.min(number, LAST_PAGE);
}
