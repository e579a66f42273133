import { type ChildProcess, spawn } from 'node:child_process';
import { Agent } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { mcpCommand } from '../mcp/clients.ts';
import { type Answer, ask, PING, send } from '../mcp/http-server.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { BotProcess } from './bot-process.ts';

const cache = { CACHE_DIR: temporaryDirectory(), LOG_LEVEL: 'info' };
const ROUNDS = [1, 2, 3, 4, 5];
const IDS = Array.from({ length: 20 }, (_, id) => id + 1);
const SERVING = /"url":"(http[^"]+)"/;

const running: ChildProcess[] = [];
const agents: Agent[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const agent of agents.splice(0)) agent.destroy();
});

function start(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const { command, args: script, env: variables, cwd } = mcpCommand({ ...cache, ...env });
  const child = spawn(command, [...script, ...args], { cwd, env: variables, stdio: 'pipe' });
  running.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = (stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> =>
    new Promise((resolve) => {
      let text = '';
      child[stream].setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        const found = pattern.exec(text);
        if (found) resolve(found[1] ?? '');
      });
    });
  return { child, ended, said };
}

/** Sends twenty questions, stops the server in the same moment, and gives how each was answered. */
async function askAndStop(url: string, stop: () => void, keepAlive: boolean): Promise<unknown[]> {
  const agent = new Agent({ keepAlive });
  agents.push(agent);
  // Opens the connections, if they are kept.
  await Promise.all(IDS.map(() => send(url, { body: PING, agent })));
  const asked: Promise<Answer>[] = [];
  const sent = IDS.map(
    (id) =>
      new Promise<void>((onSent) => {
        asked.push(send(url, { body: ask(id, 'server'), agent, onSent }));
      }),
  );
  await Promise.all(sent);
  stop();
  const answers = await Promise.allSettled(asked);
  return answers.map((answer) =>
    answer.status === 'fulfilled' ? [answer.value.status, answer.value.text.includes('HPR0001')] : answer.reason,
  );
}

const ALL_ANSWERED = IDS.map(() => [200, true]);

describe('twenty questions and SIGTERM at once', () => {
  test.each(ROUNDS)('are all answered over a pipe, and the exit code is 0 (%i)', async () => {
    const { child, ended, said } = start();
    const isOpen = Promise.all([said('stdout', /"id":0/), said('stderr', /"msg":"Ready"/)]);
    const [method, clientInfo] = ['initialize', { name: 'test', version: '1' }];
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo };
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 0, method, params })}\n`);
    await isOpen;
    let output = '';
    child.stdout.on('data', (text: string) => {
      output += text;
    });
    for (const id of IDS) child.stdin.write(`${ask(id, 'server')}\n`);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const ids = output.split('\n').flatMap((line) => (line.includes('HPR0001') ? [JSON.parse(line).id] : []));
    expect(ids.toSorted((one, other) => one - other)).toEqual(IDS);
  });

  test.each(ROUNDS)('are all answered over HTTP, and the exit code is 0 (%i)', async (round) => {
    const { child, ended, said } = start(['--http'], { MCP_HTTP_PORT: '0' });
    const url = await said('stderr', SERVING);
    expect(await askAndStop(url, () => child.kill('SIGTERM'), round % 2 === 0)).toEqual(ALL_ANSWERED);
    expect(await ended).toBe(0);
  });

  test('are all answered by the process of the bot', async () => {
    const bot = new BotProcess({ PLAYGROUND_PORT: '0', MCP_HTTP_PORT: '0', DATA_DIR: 'data' });
    const [, url = ''] = await bot.said(SERVING);
    await bot.ready();
    expect(await askAndStop(url, () => bot.signal('SIGTERM'), true)).toEqual(ALL_ANSWERED);
    expect((await bot.exit).code).toBe(0);
  });
});

test('a second signal ends a server that is being stopped at once', async () => {
  const { child, ended, said } = start(['--http'], { MCP_HTTP_PORT: '0' });
  const url = await said('stderr', SERVING);
  // Its body never arrives completely, so the server waits for it.
  const headers = { 'content-length': '1000' };
  const cut = send(url, { body: PING, headers }).catch(() => 'cut off');
  await send(url, { body: PING });
  child.kill('SIGTERM');
  child.kill('SIGINT');
  expect(await ended).toBe(1);
  expect(await cut).toBe('cut off');
});
