import { ApplicationCommandCreateRequestSchema } from 'discord-api-spec/zod';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { safeParse } from 'zod/mini';
import { commands } from '../../commands/index.ts';
import { COMMAND } from '../../src/discord/limits.ts';

const definitions = [...commands.slash, ...commands.message].map(({ data }) => data.toJSON());
const subcommands = commands.slash.flatMap((command) => command.subcommands);

/** What Discord counts: names, descriptions and values, over a command with all that is in it. */
function countedText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + countedText(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (['name', 'description', 'value'].includes(key) ? String(inner).length : countedText(inner)),
    0,
  );
}

describe('the commands', () => {
  test.each(definitions)('Discord accepts $name', (definition) => {
    expect(safeParse(ApplicationCommandCreateRequestSchema, definition).error?.issues ?? []).toEqual([]);
    expect(countedText(definition)).toBeLessThanOrEqual(COMMAND.definition);
  });

  test('are those of the specification', () => {
    const promised = ['search', 'episode', 'transcript', 'host', 'series', 'latest', 'random', 'stats', 'about'];
    expect(subcommands.map(({ data }) => data.name)).toEqual(promised);
    expect(definitions.map(({ name }) => name)).toEqual(['hpr', 'Find in HPR']);
  });

  test.each(definitions)(
    '$name works in servers, in DMs and for a member who installed it',
    ({ contexts, integration_types }) => {
      expect(contexts).toEqual([0, 1, 2]);
      expect(integration_types).toEqual([0, 1]);
    },
  );

  test.each(subcommands)('$data.name can be private', ({ data }) => {
    expect(data.toJSON().options?.map(({ name }) => name)).toContain('private');
  });

  test.each(subcommands)(
    '$data.name autocompletes exactly the options that declare it',
    ({ data, autocomplete = {} }) => {
      const suggesting = (data.toJSON().options ?? []).filter(
        (option) => option.type === ApplicationCommandOptionType.String && option.autocomplete,
      );
      expect(suggesting.map(({ name }) => name).toSorted()).toEqual(Object.keys(autocomplete).toSorted());
    },
  );
});
