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
import type { ClipRequest } from '../audio/clips.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { RecentQuestions } from './recent-questions.ts';
import type { View } from './view.ts';

/** Cuts clips out of recordings. Rejects with a `ClipError`. */
export interface ClipSource {
  clip(request: ClipRequest): Promise<Uint8Array>;
}

/** What a command gets besides the interaction. */
export interface Context {
  readonly knowledgeBase: KnowledgeBase;
  /** Names the interaction in every line. */
  readonly log: Logger;
  /** From 0 up to but not 1, as `Math.random`. */
  readonly random: () => number;
  /** The clock. */
  readonly now: () => Date;
  /** What is asked in each server; absent where it is not remembered. */
  readonly recent?: RecentQuestions | undefined;
  /** Absent where recordings are not to be fetched. */
  readonly clips?: ClipSource | undefined;
}

export type Choice = APIApplicationCommandOptionChoice<string>;

/**
 * Completions of the typed text, best first. Dispatch cuts or drops choices that break Discord's limits.
 *
 * @param askedLately What members of the server asked, latest first.
 */
export type Suggest = (
  typed: string,
  knowledgeBase: KnowledgeBase,
  askedLately?: readonly string[],
) => readonly Choice[];

/** What a command shows, with a sentence above it where a name had to be guessed. */
export interface TextAnswer {
  readonly view: View;
  readonly note?: string | undefined;
}

/**
 * One subcommand of `/hpr`: its definition, the suggestions for its options by name, what it does, and what it shows when it
 * is written in a message, from the words behind its name. Empty words are only given to a command that needs none.
 */
export interface Subcommand {
  readonly data: SlashCommandSubcommandBuilder;
  readonly autocomplete?: Readonly<Record<string, Suggest>>;
  readonly execute: (interaction: ChatInputCommandInteraction, context: Context) => Promise<void>;
  readonly answerText: (words: string, context: Context) => TextAnswer | undefined;
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
