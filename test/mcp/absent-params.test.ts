import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import pino from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { textWithoutNullParams, withoutNullParams } from '../../src/mcp/absent-params.ts';
import { serveStdio } from '../../src/mcp/serve-stdio.ts';
import { Turns } from '../../src/util/turns.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';
import { send, startHttp } from './http-server.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

const initialize = {
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};
/** What clients send that have nothing to say, and what it is answered with. */
const HABITS = [
  [{ method: 'tools/call', params: { name: 'search_episodes', arguments: null } }, /"isError":true|HPR\d/],
  [{ method: 'tools/call', params: { name: 'trend', arguments: null, _meta: null } }, /"result"|query/],
  [{ method: 'tools/list', params: { cursor: null } }, /"tools"/],
  [{ method: 'tools/list', params: null }, /"tools"/],
  [{ method: 'prompts/list', params: null }, /"prompts"/],
] as const;

describe('null for parameters that a client has nothing for', () => {
  test.each(HABITS)('is understood over HTTP: %j', async (message, answer) => {
    const url = await startHttp(() => knowledgeBase);
    const given = await send(url, { body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...message }) });
    const left = await send(url, {
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...(withoutNullParams(message) as object) }),
    });
    expect(given).toMatchObject({ status: 200, text: left.text });
    expect(given.text).toMatch(answer);
  });

  test('is understood over a pipe', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const server = serveStdio(
      { knowledgeBase: () => knowledgeBase, turns: new Turns(), log: pino({ level: 'silent' }) },
      input,
      output,
    );
    const written = text(output);
    const messages = [initialize, ...HABITS.map(([message]) => message)];
    input.end(messages.map((message, id) => `${JSON.stringify({ jsonrpc: '2.0', id, ...message })}\n`).join(''));
    await server.closed;
    output.end();
    const lines = (await written).trim().split('\n');
    for (const [place, [, answer]] of HABITS.entries()) {
      const line = lines.find((one) => JSON.parse(one).id === place + 1);
      expect(line).toMatch(answer);
    }
  });

  test.each([
    ['text that is no JSON', '{"params": null'],
    ['a message that is no object', '[null, 1, "x: null", {"a": null}]'],
    ['an answer of the client', '{"jsonrpc": "2.0", "id": 1, "result": null}'],
    ['lists within lists without end', `{"method": "x", "a": null, "params": ${'['.repeat(30_000)}`],
  ])('leaves %s as it is', (_, body) => {
    const changed = textWithoutNullParams(body);
    expect(changed.replaceAll(' ', '')).toBe(body.replaceAll(' ', ''));
  });

  test('changes nothing but null parameters', () => {
    const value = fc.jsonValue().filter((one) => one !== null);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), fc.integer(), (params, id) => {
        const message = { jsonrpc: '2.0', id, method: 'tools/call', params };
        const body = JSON.stringify({ ...message, params: { ...params, ' none': null } });
        expect(JSON.parse(textWithoutNullParams(body))).toEqual(JSON.parse(JSON.stringify(message)));
      }),
    );
  });
});
