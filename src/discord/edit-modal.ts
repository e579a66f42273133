import { LabelBuilder, ModalBuilder, TextInputBuilder } from '@discordjs/builders';
import { type ModalMessageModalSubmitInteraction, TextInputStyle } from 'discord.js';
import { answerControl, notice } from './answer.ts';
import type { Context } from './command.ts';
import { bareId } from './custom-ids.ts';
import { here } from './history.ts';
import { historyOfMessage, OUTDATED } from './message-history.ts';
import { searchFor } from './navigate.ts';
import { boundedQuery, type History, QUERY_LENGTH } from './route.ts';
import { show } from './show.ts';

const INPUT = 'query';

/** Asks for a question again, with what was typed. Undefined where nothing was. */
export function editModal(history: History): ModalBuilder | undefined {
  const route = here(history);
  const query = route.view === 'search' ? route.query : route.view === 'choice' ? route.words : '';
  if (query === '') return undefined;
  const input = new TextInputBuilder()
    .setCustomId(INPUT)
    .setStyle(TextInputStyle.Short)
    .setValue(query)
    .setMaxLength(QUERY_LENGTH)
    .setRequired(true);
  const label = new LabelBuilder().setLabel('What was it about?').setTextInputComponent(input);
  return new ModalBuilder().setCustomId(bareId('edit')).setTitle('Change the question').addLabelComponents(label);
}

/** A member changed a question: it is searched for in place of the first one, with the same filters. */
export async function onEditModal(interaction: ModalMessageModalSubmitInteraction, context: Context): Promise<void> {
  const history = historyOfMessage(interaction);
  const query = boundedQuery(interaction.fields.getTextInputValue(INPUT));
  if (history === undefined || editModal(history) === undefined) return notice(interaction, OUTDATED);
  // Discord lets nobody send an empty text, but takes one of spaces.
  const next = query === '' ? history : searchFor(history, query);
  await answerControl(interaction, show(context.knowledgeBase, next));
}
