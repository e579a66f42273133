import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

describe('the settings', () => {
  test('have defaults, also where a line is there and empty', () => {
    const expected = {
      discord: { apiUrl: 'https://discord.com/api' },
      dataDirectory: 'data',
      cacheDirectory: '.cache',
      playgroundPort: 8787,
      logLevel: 'info',
    };
    expect(readConfig({})).toEqual(expected);
    const empty = {
      DISCORD_TOKEN: '',
      DISCORD_API_URL: '',
      DISCORD_GUILD_ID: '',
      DATA_DIR: '',
      PLAYGROUND_PORT: '',
      LOG_LEVEL: '',
    };
    expect(readConfig(empty)).toEqual(expected);
  });

  test('mean nothing when they are blank', () => {
    expect(readConfig({ DATA_DIR: ' ', PLAYGROUND_PORT: ' ', DISCORD_TOKEN: '\t', LOG_LEVEL: ' ' })).toEqual(
      readConfig({}),
    );
  });

  test('are refused without repeating the token when no header could carry it', () => {
    for (const DISCORD_TOKEN of ['t\u00f6ken', 'to\nken', 'to ken']) {
      expect(() => readConfig({ DISCORD_TOKEN })).toThrow(/DISCORD_TOKEN must be/);
      expect(() => readConfig({ DISCORD_TOKEN })).not.toThrow(DISCORD_TOKEN);
    }
    expect(readConfig({ DISCORD_TOKEN: 'Bot abc.def' }).discord.token).toBe('abc.def');
  });

  test('are taken from the environment', () => {
    const config = readConfig({
      DISCORD_TOKEN: ' secret ',
      DISCORD_API_URL: 'http://127.0.0.1:1/api/',
      DISCORD_GUILD_ID: '123456789012345678',
      DATA_DIR: '/corpus',
      CACHE_DIR: '/cache',
      PLAYGROUND_PORT: '0',
      LOG_LEVEL: 'debug',
    });
    expect(config).toEqual({
      discord: { token: 'secret', apiUrl: 'http://127.0.0.1:1/api', guildId: '123456789012345678' },
      dataDirectory: '/corpus',
      cacheDirectory: '/cache',
      playgroundPort: 0,
      logLevel: 'debug',
    });
  });

  test.each([
    ['PLAYGROUND_PORT', 'eighty'],
    ['PLAYGROUND_PORT', '70000'],
    ['PLAYGROUND_PORT', '-1'],
    ['DISCORD_GUILD_ID', 'my server'],
    ['DISCORD_API_URL', 'discord'],
    ['DISCORD_API_URL', 'file:///etc/passwd'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  test('all that are wrong are named at once', () => {
    expect(() => readConfig({ LOG_LEVEL: 'loud', PLAYGROUND_PORT: 'x' })).toThrow(
      /LOG_LEVEL.*PLAYGROUND_PORT|PLAYGROUND_PORT.*LOG_LEVEL/,
    );
  });
});
