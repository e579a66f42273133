import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { cut } from '../text/cut.ts';
import { notice } from './answer.ts';
import type { Choice, ClipSource, Commands, Context, Subcommand } from './command.ts';
import { onControl } from './components.ts';
import { actionOf } from './custom-ids.ts';
import { deliver, isForbidden } from './deliver.ts';
import { onEditModal } from './edit-modal.ts';
import { apology, createErrorBoundary } from './error-boundary.ts';
import { COMMAND, INTERACTION } from './limits.ts';
import { labelOf, originOf } from './log-fields.ts';
import { onPageModal } from './page-modal.ts';
import type { RecentQuestions } from './recent-questions.ts';
import { boundedQuery } from './route.ts';

export interface DispatchOptions {
  readonly commands: Commands;
  /** Asked at each interaction: a new corpus is a new object. */
  readonly knowledgeBase: () => KnowledgeBase;
  readonly logger: Logger;
  readonly random?: () => number;
  readonly now?: () => Date;
  readonly clips?: ClipSource | undefined;
  /** What was asked lately, by commands and in messages. */
  readonly recent?: RecentQuestions;
}

const UNKNOWN_COMMAND =
  'I don’t know this command. Discord may need a minute to show my latest ones: `/hpr about` says what I can do.';

/** Answers interactions, each within the one error boundary. Never rejects. */
export function createDispatch(options: DispatchOptions) {
  const { commands, knowledgeBase, logger, random = Math.random, now = () => new Date(), clips, recent } = options;
  const within = createErrorBoundary(logger);
  return (interaction: Interaction): Promise<void> =>
    within({
      fields: () => ({ label: labelOf(interaction), ...originOf(interaction) }),
      patience: INTERACTION.patience,
      // Every keystroke asks for suggestions.
      level: interaction.isAutocomplete() ? 'debug' : 'info',
      answer: (log) =>
        handle(interaction, commands, { knowledgeBase: knowledgeBase(), log, random, now, recent, clips }),
      apologise: (reference, error) => apologise(interaction, reference, error),
    });
}

async function handle(interaction: Interaction, commands: Commands, context: Context): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(interaction, commands, context);
  if (interaction.isChatInputCommand()) {
    const command = subcommandOf(interaction, commands);
    return command ? command.execute(interaction, context) : notice(interaction, UNKNOWN_COMMAND);
  }
  if (interaction.isMessageContextMenuCommand()) {
    const command = commands.message.find(({ data }) => data.name === interaction.commandName);
    return command ? command.execute(interaction, context) : notice(interaction, UNKNOWN_COMMAND);
  }
  if (interaction.isMessageComponent()) return onControl(interaction, context);
  if (interaction.isModalSubmit() && interaction.isFromMessage()) {
    const action = actionOf(interaction.customId);
    if (action === 'page') return onPageModal(interaction, context);
    if (action === 'edit') return onEditModal(interaction, context);
  }
  await deliver(() => interaction.reply({ content: UNKNOWN_COMMAND, flags: MessageFlags.Ephemeral }));
}

function subcommandOf(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
  commands: Commands,
): Subcommand | undefined {
  const command = commands.slash.find(({ data }) => data.name === interaction.commandName);
  const name = interaction.options.getSubcommand(false);
  return command?.subcommands.find(({ data }) => data.name === name);
}

async function suggest(interaction: AutocompleteInteraction, commands: Commands, context: Context): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const typed = boundedQuery(value);
  context.log.debug({ typed }, 'suggesting');
  const suggestions = Object.entries(subcommandOf(interaction, commands)?.autocomplete ?? {});
  // By entries, because an object has more names than it was given: `constructor`, `__proto__`.
  const [, suggestFor] = suggestions.find(([option]) => option === name) ?? [];
  const askedLately = interaction.guildId === null ? [] : context.recent?.of(interaction.guildId);
  const choices = suggestFor?.(typed, context.knowledgeBase, askedLately) ?? [];
  await deliver(() => interaction.respond(withinLimits(choices)));
}

function withinLimits(choices: readonly Choice[]): Choice[] {
  return choices
    .filter(({ name, value }) => name !== '' && value !== '' && value.length <= COMMAND.choiceValue)
    .slice(0, COMMAND.choices)
    .map(({ name, value }) => ({ name: cut(name, COMMAND.choiceName), value }));
}

async function apologise(interaction: Interaction, reference: string, error: unknown): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([]);
    return;
  }
  const content = isForbidden(error)
    ? `Discord does not let me post here. If I should be able to, show the operator this reference: \`${reference}\`.`
    : apology(reference);
  const answered = interaction.replied || interaction.deferred;
  const reply = { content, flags: MessageFlags.Ephemeral } as const;
  await (answered ? interaction.followUp(reply) : interaction.reply(reply));
}
