import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { mcpCommand } from '../mcp/clients.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { BotProcess } from './bot-process.ts';

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** The built server, and all that it has said when it has ended or said what is waited for. */
function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  const command = mcpCommand({ CACHE_DIR: temporaryDirectory(), LOG_LEVEL: 'info', ...env });
  const child = spawn(command.command, [...command.args, ...args], {
    cwd: command.cwd,
    env: command.env,
    stdio: 'pipe',
  });
  running.push(child);
  let errors = '';
  let output = '';
  const watchers = new Set<() => void>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
    for (const look of watchers) look();
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = new Promise<{ code: number | null; errors: string; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, errors, output }));
  });
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(errors)?.[1];
        if (found !== undefined) resolve(found);
      };
      watchers.add(look);
      ended.then(() => reject(new Error(errors)));
      look();
    });
  return { child, ended, said };
}

const LISTENING = /"url":"(http[^"]+)"/;

describe('the server as an operator starts it', () => {
  test('listens alone with --http, and exits cleanly on SIGTERM', async () => {
    const { child, ended, said } = start(['--http'], { MCP_HTTP_PORT: '0' });
    const url = await said(LISTENING);
    const health = await fetch(url.replace('/mcp', '/healthz'));
    expect(await health.json()).toEqual({ status: 'ok', episodes: 29 });
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, output: '' });
  });

  test('listens in the process of the bot when it has a port', async () => {
    const bot = new BotProcess({ PLAYGROUND_PORT: '0', MCP_HTTP_PORT: '0', DATA_DIR: 'data' });
    const [, url = ''] = await bot.said(/"url":"([^"]+)","msg":"Serving MCP"/);
    expect((await fetch(url.replace('/mcp', '/healthz'))).status).toBe(200);
    await bot.said(/http:\/\/127\.0\.0\.1:\d+\/?\n/);
    expect((await bot.stop()).code).toBe(0);
  });

  test.each([
    [
      'an address that others reach, without a token',
      ['--http'],
      { MCP_HTTP_HOST: '0.0.0.0' },
      /^Check the settings: MCP_HTTP_TOKEN is needed .*\n$/,
    ],
    ['an option that there is not', ['--port=1'], {}, /--http/],
    ['a directory without a corpus', [], { DATA_DIR: '/nowhere' }, /nowhere/],
  ] as const)('refuses %s with one line', async (_, args, env, line) => {
    const { ended } = start(args, { LOG_LEVEL: 'fatal', ...env });
    const { code, errors, output } = await ended;
    expect(code).toBe(1);
    expect(errors).toMatch(line);
    expect(errors.trim().split('\n').length).toBe(1);
    expect(output).toBe('');
  });
});
