import { ApplicationCommandType, Routes, SlashCommandBuilder } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { bot, client, closeAll, playground } from '../support/bot.ts';

afterEach(closeAll);

const HPR = new SlashCommandBuilder()
  .setName('hpr')
  .setNameLocalizations({ de: 'radio' })
  .setDescription('Hacker Public Radio')
  .addStringOption((option) => option.setName('query').setDescription('What').setAutocomplete(true))
  .toJSON();
const FIND = { name: 'Find in HPR', type: ApplicationCommandType.Message };

async function rest() {
  const place = await playground();
  const { rest } = client(place.apiUrl);
  rest.setToken(place.token);
  return { place, rest, route: Routes.applicationCommands(place.applicationId) };
}

describe('registering commands', () => {
  it('in bulk keeps the ids of existing names', async () => {
    const { place, rest: api, route } = await rest();
    await api.put(route, { body: [HPR, FIND] });
    const [first] = place.commands();
    await api.put(route, { body: [{ ...HPR, description: 'New' }] });
    expect(place.commands()).toMatchObject([{ id: first?.id, description: 'New' }]);
    expect(place.commands()[0]?.version).not.toBe(first?.version);
  });

  it('one by one creates, overwrites by name, changes and deletes', async () => {
    const { place, rest: api, route } = await rest();
    await api.post(route, { body: HPR });
    await api.post(route, { body: { ...HPR, description: 'Again' } });
    expect(place.commands()).toMatchObject([{ description: 'Again' }]);
    expect(place.requests.map(({ status }) => status)).toEqual([201, 200]);

    const one = Routes.applicationCommand(place.applicationId, place.commands()[0]?.id ?? '');
    expect(await api.patch(one, { body: { description: 'Changed' } })).toMatchObject({
      name: 'hpr',
      description: 'Changed',
    });
    await api.delete(one);
    expect(place.commands()).toEqual([]);
    await expect(api.get(one)).rejects.toMatchObject({ code: 10063 });
  });

  it('for a guild keeps them separate, with precedence over global ones', async () => {
    const { place, rest: api, route } = await rest();
    await api.put(route, { body: [HPR] });
    const guild = Routes.applicationGuildCommands(place.applicationId, place.guildId);
    await api.put(guild, { body: [{ ...HPR, description: 'Here' }] });
    expect(place.commands().map(({ description }) => description)).toEqual(['Here', 'Hacker Public Radio']);
    await expect(
      api.put(Routes.applicationGuildCommands(place.applicationId, '1'), { body: [] }),
    ).rejects.toMatchObject({
      code: 10004,
    });
  });

  it('returns them as Discord does: false fields omitted, localizations on request', async () => {
    const { rest: api, route } = await rest();
    await api.put(route, { body: [HPR] });
    const [plain] = [await api.get(route)].flat();
    expect(plain).toMatchObject({ default_member_permissions: null, dm_permission: true, nsfw: false, contexts: null });
    expect(plain).not.toHaveProperty('name_localizations');
    expect(plain).toHaveProperty('options', [{ type: 3, name: 'query', description: 'What', autocomplete: true }]);
    const query = new URLSearchParams({ with_localizations: 'true' });
    expect([await api.get(route, { query })].flat()[0]).toMatchObject({ name_localizations: { de: 'radio' } });
  });

  it('rejects all if one is invalid, with the path of the error', async () => {
    const { place, rest: api, route } = await rest();
    const wrong = { ...HPR, name: 'other', options: [{ type: 3, name: 'Query', description: 'x' }] };
    await expect(api.put(route, { body: [HPR, wrong] })).rejects.toThrow(
      '1.options[0].name[APPLICATION_COMMAND_INVALID_NAME]: Command name is invalid',
    );
    await expect(api.put(route, { body: {} })).rejects.toMatchObject({ code: 50035 });
    expect(place.commands()).toEqual([]);
  });

  it('can be waited for', async () => {
    const place = await playground();
    const waiting = place.waitForBot({ commands: true });
    await bot(place, [HPR], () => undefined);
    await waiting;
    expect(place.commands()).toHaveLength(1);
    await expect((await playground()).waitForBot({ timeout: 20 })).rejects.toThrow('The bot did not come');
  });
});
