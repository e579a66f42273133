import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/runtime/config.ts';

describe('the settings', () => {
  test('have defaults, also where a line is there and empty', () => {
    const expected = {
      discord: { apiUrl: 'https://discord.com/api' },
      dataDirectory: 'data',
      cacheDirectory: '.cache',
      playgroundPort: 8787,
      audio: { clips: true },
      mcp: { host: '127.0.0.1', allowedHosts: [], trustedProxies: [], rateLimit: 600 },
      logLevel: 'info',
      secrets: [],
    };
    expect(readConfig({})).toEqual(expected);
    const empty = {
      DISCORD_TOKEN: '',
      DISCORD_API_URL: '',
      DISCORD_GUILD_ID: '',
      DATA_DIR: '',
      PLAYGROUND_PORT: '',
      AUDIO_CLIPS: '',
      AUDIO_TEST_SERVER: '',
      MCP_HTTP_PORT: '',
      MCP_HTTP_HOST: '',
      MCP_HTTP_TOKEN: '',
      MCP_HTTP_ALLOWED_HOSTS: '',
      MCP_HTTP_TRUSTED_PROXIES: '',
      MCP_HTTP_RATE_LIMIT: '',
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
      AUDIO_CLIPS: 'false',
      AUDIO_TEST_SERVER: 'http://127.0.0.1:9',
      MCP_HTTP_PORT: '8788',
      MCP_HTTP_HOST: '0.0.0.0',
      MCP_HTTP_TOKEN: 'sixteen-or-more-characters',
      MCP_HTTP_ALLOWED_HOSTS: 'radio.example, hpr.example',
      MCP_HTTP_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8',
      MCP_HTTP_RATE_LIMIT: '30',
      LOG_LEVEL: 'debug',
    });
    expect(config).toEqual({
      discord: { token: 'secret', apiUrl: 'http://127.0.0.1:1/api', guildId: '123456789012345678' },
      dataDirectory: '/corpus',
      cacheDirectory: '/cache',
      playgroundPort: 0,
      audio: { clips: false, testServer: 'http://127.0.0.1:9' },
      mcp: {
        port: 8788,
        host: '0.0.0.0',
        token: 'sixteen-or-more-characters',
        allowedHosts: ['radio.example', 'hpr.example'],
        trustedProxies: ['loopback', '10.0.0.0/8'],
        rateLimit: 30,
      },
      logLevel: 'debug',
      secrets: ['secret', 'sixteen-or-more-characters'],
    });
  });

  test('want a token where others than this machine can connect', () => {
    for (const MCP_HTTP_HOST of ['0.0.0.0', '::', '192.168.1.5', 'radio.example', '127.evil.example']) {
      expect(() => readConfig({ MCP_HTTP_HOST }), MCP_HTTP_HOST).toThrow(/MCP_HTTP_TOKEN is needed/);
    }
    for (const MCP_HTTP_HOST of ['127.0.0.1', '::1', 'localhost'])
      expect(readConfig({ MCP_HTTP_HOST }).mcp.host).toBe(MCP_HTTP_HOST);
  });

  test.each([
    ['MCP_HTTP_PORT', 'http'],
    ['MCP_HTTP_TOKEN', 'short'],
    ['MCP_HTTP_RATE_LIMIT', '0'],
    ['MCP_HTTP_TRUSTED_PROXIES', 'proxy.example'],
    ['PLAYGROUND_PORT', 'eighty'],
    ['PLAYGROUND_PORT', '70000'],
    ['PLAYGROUND_PORT', '-1'],
    ['DISCORD_GUILD_ID', 'my server'],
    ['DISCORD_API_URL', 'discord'],
    ['DISCORD_API_URL', 'file:///etc/passwd'],
    ['AUDIO_CLIPS', 'sometimes'],
    ['AUDIO_TEST_SERVER', 'localhost'],
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
