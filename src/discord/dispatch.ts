import { randomBytes } from 'node:crypto';
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { errorFields } from '../runtime/log.ts';
import { cut } from '../text/cut.ts';
import { Turns } from '../util/turns.ts';
import { notice } from './answer.ts';
import type { Choice, Commands, Context, Subcommand } from './command.ts';
import { onControl } from './components.ts';
import { actionOf } from './custom-ids.ts';
import { deliver, isForbidden, isTooLate } from './deliver.ts';
import { COMMAND, INTERACTION } from './limits.ts';
import { labelOf, originOf } from './log-fields.ts';
import { onPageModal } from './page-modal.ts';
import { boundedQuery } from './route.ts';

export interface DispatchOptions {
  readonly commands: Commands;
  /** Asked at each interaction: a new corpus is a new object. */
  readonly knowledgeBase: () => KnowledgeBase;
  readonly logger: Logger;
  readonly random?: () => number;
}

const UNKNOWN_COMMAND =
  'I don’t know this command. Discord may need a minute to show my latest ones: `/hpr about` says what I can do.';

const TOO_LATE = 'too late: Discord had given up on this interaction';

/**
 * The one boundary between Discord and the commands: every interaction is answered, timed and logged here, and every error
 * becomes a sentence for the member and a line for the operator that share a reference. Never rejects.
 */
export function createDispatch({ commands, knowledgeBase, logger, random = Math.random }: DispatchOptions) {
  const turns = new Turns();
  return async (interaction: Interaction): Promise<void> => {
    const started = performance.now();
    let log = logger;
    try {
      const waited = await turns.take();
      log = logger.child({ label: labelOf(interaction), ...originOf(interaction) });
      // Under load, work that Discord has given up on would make the others late as well.
      if (waited > INTERACTION.patience) return log.warn({ ms: since(started) }, TOO_LATE);
      await handle(interaction, commands, { knowledgeBase: knowledgeBase(), log, random });
      // Every keystroke asks for suggestions.
      log[interaction.isAutocomplete() ? 'debug' : 'info']({ ms: since(started) }, 'answered');
    } catch (error) {
      await apologise(interaction, error, log.child({ ms: since(started) }));
    }
  };
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
  if (interaction.isModalSubmit() && interaction.isFromMessage() && actionOf(interaction.customId) === 'page') {
    return onPageModal(interaction, context);
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
  const choices = suggestFor?.(typed, context.knowledgeBase) ?? [];
  await deliver(() => interaction.respond(withinLimits(choices)));
}

function withinLimits(choices: readonly Choice[]): Choice[] {
  return choices
    .filter(({ name, value }) => name !== '' && value !== '' && value.length <= COMMAND.choiceValue)
    .slice(0, COMMAND.choices)
    .map(({ name, value }) => ({ name: cut(name, COMMAND.choiceName), value }));
}

async function apologise(interaction: Interaction, error: unknown, log: Logger): Promise<void> {
  if (isTooLate(error)) {
    log.warn({ error: errorFields(error) }, TOO_LATE);
    return;
  }
  const reference = randomBytes(4).toString('hex');
  log.error({ reference, error: errorFields(error) }, 'failed');
  try {
    if (interaction.isAutocomplete()) {
      if (!interaction.responded) await interaction.respond([]);
      return;
    }
    const content = isForbidden(error)
      ? `Discord does not let me post here. If I should be able to, show the operator this reference: \`${reference}\`.`
      : `Something went wrong on my side, sorry. If it happens again, show the operator this reference: \`${reference}\`.`;
    const answered = interaction.replied || interaction.deferred;
    const reply = { content, flags: MessageFlags.Ephemeral } as const;
    await (answered ? interaction.followUp(reply) : interaction.reply(reply));
  } catch (secondError) {
    log.warn({ reference, error: errorFields(secondError) }, 'the apology failed too');
  }
}

function since(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}
