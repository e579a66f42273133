import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { BotProcess } from './bot-process.ts';

/** Makes the process believe that a person is looking. */
const TERMINAL = '--import=data:text/javascript,process.stdout.isTTY=process.stderr.isTTY=true';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function playground(): Promise<Playground> {
  const started = await startPlayground({ port: 0 });
  cleanups.push(() => started.close());
  return started;
}

function start(env: Readonly<Record<string, string>>): BotProcess {
  const bot = new BotProcess(env);
  cleanups.push(() => bot.stop('SIGKILL'));
  return bot;
}

function joining({ token, apiUrl }: Playground): Record<string, string> {
  return { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl };
}

describe('the process', () => {
  test('without a token serves a playground, whose address is its last line', async () => {
    const bot = start({ PLAYGROUND_PORT: '0' });
    const [, url = ''] = await bot.said(/^(http:\/\/127\.0\.0\.1:\d+)\n$/m);
    expect(bot.output.trim().split('\n').at(-1)).toBe(url);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
  });

  test('with a token joins, registers its commands once, and ends cleanly at SIGTERM and SIGINT', async () => {
    const discord = await playground();
    const writes = () =>
      discord.requests.filter(({ method, path: at }) => method === 'PUT' && at.includes('/commands'));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const bot = start(joining(discord));
      await bot.ready();
      expect(discord.commands().map(({ name }) => name)).toEqual(expect.arrayContaining(['hpr', 'Find in HPR']));
      expect(writes()).toHaveLength(1);
      expect(await bot.stop(signal)).toEqual({ code: 0, signal: null });
      expect(bot.output + bot.errors).not.toContain(discord.token);
    }
  });

  test('never logs a secret, though a member types it and every word is logged', async () => {
    const discord = await playground();
    const MCP_HTTP_TOKEN = 'correct-horse-battery-staple';
    const bot = start({ ...joining(discord), LOG_LEVEL: 'debug', MCP_HTTP_PORT: '0', MCP_HTTP_TOKEN });
    await bot.ready();
    for (const query of [MCP_HTTP_TOKEN, discord.token]) {
      await discord.command({ user: 'Maya', path: 'hpr search', options: { query } });
    }
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
    expect(bot.output).toMatch(/"query":"\[redacted\]"/);
    for (const secret of [MCP_HTTP_TOKEN, discord.token]) expect(bot.output + bot.errors).not.toContain(secret);
  });

  test('on a terminal shows lines that a person can read, and the address last', async () => {
    const bot = start({ PLAYGROUND_PORT: '0', NODE_OPTIONS: TERMINAL });
    const [, url = ''] = await bot.said(/^(http:\/\/127\.0\.0\.1:\d+)\n$/m);
    expect(bot.output).toMatch(/INFO.*Ready/);
    expect(bot.output.trim().split('\n').at(-1)).toBe(url);
    expect(bot.errors).toContain('of 29 episodes');
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
    expect(bot.errors.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(bot.errors.lastIndexOf(HIDE_CURSOR));
  });

  test('exits cleanly and at once when it is stopped while logging in', async () => {
    const discord = await playground();
    discord.inject({ fault: { kind: 'delay', milliseconds: 60_000 }, path: 'gateway/bot' });
    const cache = temporaryDirectory();
    const bot = start({ ...joining(discord), CACHE_DIR: cache });
    await bot.said(/The index is ready/);
    const asked = performance.now();
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(4000);
    expect(bot.errors).toBe('');
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/\.snapshot$/)]);
  });

  test('exits with one line when its output is closed', async () => {
    const discord = await playground();
    const bot = start(joining(discord));
    await bot.ready();
    bot.stopReading();
    await discord.command({ user: 'Maya', path: 'hpr about' });
    expect(await bot.exit).toEqual({ code: 1, signal: null });
    expect(bot.errors.trim().split('\n')).toEqual([expect.stringContaining('The output was closed')]);
  });

  test('survives an unhandled rejection', async () => {
    const discord = await playground();
    const stray = "process.on('SIGUSR2', () => Promise.reject(new Error('stray')))";
    const bot = start({
      ...joining(discord),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(stray)}`,
    });
    await bot.ready();
    bot.signal('SIGUSR2');
    await bot.said(/"level":50.*stray.*the bot goes on/);
    const { message } = await discord.command({ user: 'Maya', path: 'hpr about' });
    expect(message?.embeds).toHaveLength(1);
  });

  test('a settings file that cannot be read is one line and an exit code', async () => {
    const directory = temporaryDirectory();
    mkdirSync(path.join(directory, '.env'));
    const bot = new BotProcess({}, directory);
    expect(await bot.exit).toMatchObject({ code: 1 });
    expect(bot.errors).toMatch(/^The file \.env cannot be read: .*\n$/);
  });

  test('a refused token is one line and an exit code', async () => {
    const discord = await playground();
    const bot = start({ ...joining(discord), DISCORD_TOKEN: 'not.the.token' });
    expect(await bot.exit).toMatchObject({ code: 1 });
    expect(bot.errors.trim().split('\n')).toHaveLength(1);
    expect(bot.errors).toContain('DISCORD_TOKEN');
    expect(bot.output + bot.errors).not.toContain('not.the.token');
  });

  test('a refused token does not cost the index that was built', async () => {
    const discord = await playground();
    const cache = temporaryDirectory();
    const bot = start({ ...joining(discord), DISCORD_TOKEN: 'not.the.token', CACHE_DIR: cache });
    await bot.exit;
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/\.snapshot$/)]);
  });

  test('refused intents, while starting or later, are one line and an exit code', async () => {
    const discord = await playground();
    const bot = start(joining(discord));
    await bot.ready();
    discord.gateway.close(4014);
    expect(await bot.exit).toMatchObject({ code: 1 });
    expect(bot.errors).toMatch(/intent/i);
  });

  test('a Discord that is not there is one line and an exit code', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    const port = await new Promise<number>((resolve) =>
      server.once('listening', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      }),
    );
    await new Promise((resolve) => server.close(resolve));
    const bot = start({ DISCORD_TOKEN: 'x', DISCORD_API_URL: `http://127.0.0.1:${port}/api` });
    expect(await bot.exit).toMatchObject({ code: 1 });
    expect(bot.errors).toContain(`http://127.0.0.1:${port}/api`);
    expect(bot.errors.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    ['missing', (directory: string) => path.join(directory, 'nowhere')],
    ['empty', (directory: string) => directory],
    [
      'a file',
      (directory: string) => {
        writeFileSync(path.join(directory, 'file'), '');
        return path.join(directory, 'file');
      },
    ],
  ])('a data directory that is %s is one line and an exit code', async (_, make) => {
    const directory = make(temporaryDirectory());
    const bot = start({ DATA_DIR: directory, PLAYGROUND_PORT: '0' });
    expect(await bot.exit).toMatchObject({ code: 1 });
    expect(bot.errors.trim().split('\n')).toHaveLength(1);
    expect(bot.errors).toContain(directory);
  });

  test('a setting that cannot be is one line that names it', async () => {
    const bot = start({ PLAYGROUND_PORT: 'eighty' });
    expect(await bot.exit).toMatchObject({ code: 1 });
    expect(bot.errors).toContain('PLAYGROUND_PORT');
    expect(bot.errors.trim().split('\n')).toHaveLength(1);
  });

  test('a taken port is one line that names it', async () => {
    const discord = await playground();
    const cache = temporaryDirectory();
    const bot = start({ PLAYGROUND_PORT: new URL(discord.url).port, CACHE_DIR: cache });
    expect(await bot.exit).toMatchObject({ code: 1 });
    expect(bot.errors).toContain('PLAYGROUND_PORT');
    expect(bot.errors.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a file that cannot be used is named, counted, and the rest is served', async () => {
    const data = temporaryDirectory();
    mkdirSync(path.join(data, 'hpr_metadata'));
    mkdirSync(path.join(data, 'hpr_transcripts'));
    writeFileSync(path.join(data, 'hpr_metadata/episodes.json'), '[\n{"id": 1,\n"title": oops}\n]');
    writeFileSync(
      path.join(data, 'hpr_transcripts/hpr0007.txt'),
      'Episode: 7\nTitle: HPR0007: Kites\n\n---\n\nKites fly.',
    );
    const discord = await playground();
    const bot = start({ ...joining(discord), DATA_DIR: data });
    await bot.ready();
    expect(bot.output).toMatch(/"level":40.*episodes\.json:3/);
    expect(bot.output).toContain('"problems":1');
    const { message } = await discord.command({ user: 'Maya', path: 'hpr search', options: { query: 'kites' } });
    expect(JSON.stringify(message)).toContain('eps/hpr0007/index.html');
  });

  test('the second start reads the snapshot, and a damaged one is built again', async () => {
    const cache = temporaryDirectory();
    const discord = await playground();
    const first = start({ ...joining(discord), CACHE_DIR: cache });
    await first.ready();
    expect(first.output).toContain('Building the index');
    await first.stop();
    const [snapshot = ''] = readdirSync(cache);
    const second = start({ ...joining(discord), CACHE_DIR: cache });
    await second.ready();
    expect(second.output).not.toContain('Building the index');
    await second.stop();
    const file = path.join(cache, snapshot);
    const good = readFileSync(file);
    // A byte of the text that stays on the disk, and one of the index.
    for (const place of [100, Math.floor(good.length * 0.8)]) {
      const bad = Buffer.from(good);
      bad[place] = (bad[place] ?? 0) ^ 1;
      writeFileSync(file, bad);
      const next = start({ ...joining(discord), CACHE_DIR: cache });
      await next.ready();
      expect(next.output, `byte ${place}`).toMatch(/"level":40.*rebuilt: it is damaged/);
      expect(next.output).toContain('Building the index');
      await next.stop();
    }
    writeFileSync(file, 'garbage');
    const last = start({ ...joining(discord), CACHE_DIR: cache });
    await last.ready();
    expect(last.output).toContain('Building the index');
    await last.stop();
    expect(readdirSync(cache)).toEqual([snapshot]);
  });

  test('a cache directory that cannot be written is said and done without', async () => {
    const directory = temporaryDirectory();
    writeFileSync(path.join(directory, 'file'), '');
    const discord = await playground();
    const bot = start({ ...joining(discord), CACHE_DIR: path.join(directory, 'file/cache') });
    await bot.ready();
    expect(bot.output).toMatch(/"level":40.*cache directory/);
    expect(bot.output).not.toContain('stack');
    const { message } = await discord.command({ user: 'Maya', path: 'hpr search', options: { query: 'xen' } });
    expect(JSON.stringify(message)).toContain('**');
  });
});

describe('a process that is asked to stop', () => {
  /** Members have searched, the bot has taken each search, and Discord is slow to take the answers. */
  async function searching(count: number, env: Readonly<Record<string, string>> = {}) {
    const discord = await playground();
    const bot = start({ ...joining(discord), LOG_LEVEL: 'debug', ...env });
    await bot.ready();
    const ask = (delay: number) => {
      discord.inject({ fault: { kind: 'delay', milliseconds: delay }, path: '/callback', times: count });
      const answers = Array.from({ length: count }, () =>
        discord.command({ user: 'Maya', path: 'hpr search', options: { query: 'xen' } }),
      );
      return { answers, taken: bot.said(new RegExp(`(?:"msg":"searching"[^]*?){${count}}`)) };
    };
    return { discord, bot, ask };
  }

  test('answers all that is under way, retries included, and takes nothing new', async () => {
    const { discord, bot, ask } = await searching(20);
    discord.inject({ fault: { kind: 'reset' }, path: '/callback', times: 3 });
    const { answers, taken } = ask(800);
    await taken;
    bot.signal('SIGTERM');
    await bot.said(/"msg":"Stopping"/);
    const late = discord.command({ user: 'Lena', path: 'hpr about' }).catch(() => undefined);
    expect(await bot.exit).toEqual({ code: 0, signal: null });
    const answered = (await Promise.all(answers)).filter(({ message }) => (message?.embeds.length ?? 0) > 0);
    expect(answered).toHaveLength(20);
    expect((await late)?.message).toBeUndefined();
  });

  test('gives an answer that never arrives five seconds, and says so', async () => {
    const { bot, ask } = await searching(1);
    const { answers, taken } = ask(60_000);
    answers[0]?.catch(() => {});
    await taken;
    const asked = performance.now();
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
    const waited = performance.now() - asked;
    expect(waited).toBeGreaterThan(3_000);
    expect(waited).toBeLessThan(5_800);
    expect(bot.output).toMatch(/"level":40.*"abandoned":1/);
  });

  test('exits at once when asked a second time', async () => {
    const { bot, ask } = await searching(1);
    const { answers, taken } = ask(60_000);
    answers[0]?.catch(() => {});
    await taken;
    bot.signal('SIGTERM');
    await bot.said(/"msg":"Stopping"/);
    const asked = performance.now();
    expect(await bot.stop()).toEqual({ code: 1, signal: null });
    expect(performance.now() - asked).toBeLessThan(2_000);
  });
});
