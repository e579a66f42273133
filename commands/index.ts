import { SlashCommandBuilder } from '@discordjs/builders';
import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { Commands, Subcommand } from '../src/discord/command.ts';
import { about } from './about.ts';
import { episode } from './episode.ts';
import { findInHpr } from './find-in-hpr.ts';
import { host } from './host.ts';
import { latest } from './latest.ts';
import { random } from './random.ts';
import { search } from './search.ts';
import { series } from './series.ts';
import { stats } from './stats.ts';
import { transcript } from './transcript.ts';

/** In the order in which Discord shows them. */
const subcommands: readonly Subcommand[] = [search, episode, transcript, host, series, latest, random, stats, about];

const hpr = new SlashCommandBuilder()
  .setName('hpr')
  .setDescription('Search Hacker Public Radio')
  .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
  .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel);
for (const { data } of subcommands) hpr.addSubcommand(data);

/** Everything that the bot can be asked: dispatch, registration and tests read this one list. */
export const commands: Commands = { slash: [{ data: hpr, subcommands }], message: [findInHpr] };
