import { SlashCommandBuilder } from '@discordjs/builders';
import { Client, Events, GatewayIntentBits, Routes } from 'discord.js';
import { readConfig } from '../../src/runtime/config.ts';

/**
 * A minimal discord.js bot that answers `/hpr search` with a fixed text. Its latency is the floor that the product's is
 * compared with.
 */
async function main(): Promise<void> {
  const { token = '', apiUrl } = readConfig().discord;
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('Found it.');
  });
  const online = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  const { application } = await online;
  const command = new SlashCommandBuilder()
    .setName('hpr')
    .setDescription('Answers at once')
    .addSubcommand((search) =>
      search
        .setName('search')
        .setDescription('Answers at once')
        .addStringOption((query) => query.setName('query').setDescription('Anything').setRequired(true)),
    );
  await client.rest.put(Routes.applicationCommands(application.id), { body: [command.toJSON()] });
  process.stdout.write(`${JSON.stringify({ msg: 'Ready' })}\n`);
}

await main();
