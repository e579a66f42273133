import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, playground, shared } from './support/bot.ts';
import { expectAlive, recordCrashes } from './support/crashes.ts';
import { raw, status, upgrade } from './support/raw-http.ts';

recordCrashes();
afterEach(closeAll);

describe('a request for a socket', () => {
  const place = shared(() => playground());
  const host = () => new URL(place().url).host;

  it.each(['//', '///', '//[', 'http://[', '*', '/gateway//', '/%', '/gateway/x?v=%FF&compress=%'])(
    'at %s is rejected',
    async (target) => {
      expect(status(await raw(place(), upgrade(target, { host: host() })))).toBeGreaterThanOrEqual(400);
      const foreign = upgrade(target, { host: host(), origin: 'https://evil.example' });
      expect([400, 403]).toContain(status(await raw(place(), foreign)));
      await expectAlive(place());
    },
  );

  it.each([
    ['another site', () => ({ host: host(), origin: 'https://evil.example' })],
    ['a sandboxed frame', () => ({ host: host(), origin: 'null' })],
    ['another port of this machine', () => ({ host: host(), origin: 'http://127.0.0.1:1' })],
    ['a name that points here', () => ({ host: 'evil.example', origin: 'http://evil.example' })],
    ['a host with a user', () => ({ host: `evil@${host()}` })],
    ['a host with a path', () => ({ host: `${host()}/evil` })],
  ])('from %s is forbidden, as are requests', async (_, headers) => {
    expect(status(await raw(place(), upgrade('/playground/socket', headers())))).toBe(403);
    const lines = Object.entries(headers()).map(([name, value]) => `${name}: ${value}\r\n`);
    const post = `POST /api/v10/interactions/1/x/callback HTTP/1.1\r\n${lines.join('')}content-length: 0\r\n\r\n`;
    expect(status(await raw(place(), post))).toBe(403);
    const get = `GET /api/v10/gateway HTTP/1.1\r\n${lines.join('')}\r\n`;
    expect(status(await raw(place(), get))).toBe(403);
  });
});
