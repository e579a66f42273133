import type { Interaction } from 'discord.js';
import { actionOf } from './custom-ids.ts';

/** What a person would call it: `/hpr search`, `autocomplete query`, `button next`, `menu open`. */
export function labelOf(interaction: Interaction): string {
  if (interaction.isChatInputCommand()) return `/${commandPath(interaction)}`;
  if (interaction.isAutocomplete()) return `autocomplete ${interaction.options.getFocused(true).name}`;
  if (interaction.isCommand()) return interaction.commandName;
  if (interaction.isModalSubmit()) return `modal ${actionOf(interaction.customId) ?? 'foreign'}`;
  if (interaction.isMessageComponent()) {
    return `${interaction.isButton() ? 'button' : 'menu'} ${actionOf(interaction.customId) ?? 'foreign'}`;
  }
  return 'unknown interaction';
}

/** The origin of an interaction, as ids: an operator can look them up, and no member's name or words are logged. */
export function originOf({ id, guildId, channelId, user }: Interaction): Readonly<Record<string, string | undefined>> {
  return {
    interaction: id,
    guild: guildId ?? undefined,
    channel: channelId ?? undefined,
    user: user.id,
  };
}

function commandPath(interaction: {
  commandName: string;
  options: { getSubcommand(required: false): string | null };
}): string {
  return [interaction.commandName, interaction.options.getSubcommand(false)].filter((part) => part !== null).join(' ');
}
