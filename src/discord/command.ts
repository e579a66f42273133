import type {
  ContextMenuCommandBuilder,
  SlashCommandBuilder,
  SlashCommandSubcommandBuilder,
} from '@discordjs/builders';
import type {
  APIApplicationCommandOptionChoice,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';

/** What a command gets besides the interaction. */
export interface Context {
  readonly knowledgeBase: KnowledgeBase;
  /** Names the interaction in every line. */
  readonly log: Logger;
  /** From 0 up to but not 1, as `Math.random`. */
  readonly random: () => number;
}

export type Choice = APIApplicationCommandOptionChoice<string>;

/** Completions of the typed text, best first. Dispatch cuts or drops choices that break Discord's limits. */
export type Suggest = (typed: string, knowledgeBase: KnowledgeBase) => readonly Choice[];

/** One subcommand of `/hpr`: its definition, the suggestions for its options by name, and what it does. */
export interface Subcommand {
  readonly data: SlashCommandSubcommandBuilder;
  readonly autocomplete?: Readonly<Record<string, Suggest>>;
  readonly execute: (interaction: ChatInputCommandInteraction, context: Context) => Promise<void>;
}

/** A command on a message, under Apps. */
export interface MessageCommand {
  readonly data: ContextMenuCommandBuilder;
  readonly execute: (interaction: MessageContextMenuCommandInteraction, context: Context) => Promise<void>;
}

/** A slash command that is nothing but its subcommands. */
export interface SlashCommand {
  readonly data: SlashCommandBuilder;
  readonly subcommands: readonly Subcommand[];
}

/** Everything the bot can be asked: dispatch, registration and tests read this one list. */
export interface Commands {
  readonly slash: readonly SlashCommand[];
  readonly message: readonly MessageCommand[];
}
