import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/runtime/config.ts';
import { createLogger, errorFields, type Logger } from '../../src/runtime/log.ts';

const DISCORD_TOKEN = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs';
const MCP_HTTP_TOKEN = 'a "quoted" \\ token, with/slashes?'.replaceAll(' ', '_');
const { secrets } = readConfig({
  DISCORD_TOKEN,
  MCP_HTTP_TOKEN,
  DISCORD_API_URL: 'http://bot:pass%20phrase@proxy.example/api',
});

/** A log that a test can read. */
async function logger({ isTTY = false, hidden = secrets } = {}): Promise<{ log: Logger; written: () => string }> {
  const lines: string[] = [];
  const log = await createLogger('debug', { isTTY, write: (line) => lines.push(line) }, hidden);
  return { log, written: () => lines.join('') };
}

describe('a secret never gets into the log', () => {
  const leaks: readonly (readonly [where: string, (log: Logger, secret: string) => void])[] = [
    ['a message', (log, secret) => log.info(`the token is ${secret}.`)],
    ['a field', (log, secret) => log.info({ header: `Bearer ${secret}` }, 'asked')],
    ['a field of a child', (log, secret) => log.child({ deep: { er: [secret] } }).info('asked')],
    ['a key', (log, secret) => log.info({ [secret]: 1 }, 'asked')],
    ['the cause of an error', (log, secret) => log.error({ error: errorFields(caused(secret)) }, 'failed')],
    ['an address', (log, secret) => log.warn({ url: `http://host/?token=${encodeURIComponent(secret)}` }, 'failed')],
    ['a text where a long line is cut', (log, secret) => log.info({ text: `${'x'.repeat(980)}${secret}`.repeat(9) })],
  ];
  for (const isTTY of [false, true]) {
    test.each(leaks)(`in %s, ${isTTY ? 'on a terminal' : 'as JSON'}`, async (_, leak) => {
      for (const secret of [DISCORD_TOKEN, MCP_HTTP_TOKEN, 'pass%20phrase', 'pass phrase']) {
        const { log, written } = await logger({ isTTY });
        leak(log, secret);
        expect(written()).toContain('[redacted]');
        for (const form of [
          secret,
          secret.slice(0, 12),
          encodeURIComponent(secret),
          JSON.stringify(secret).slice(1, -1),
        ])
          expect(written()).not.toContain(form);
      }
    });
  }

  test('nor does the token of an interaction, which is in the URL of its response', async () => {
    const { log, written } = await logger();
    log.warn({ error: errorFields(new Error('POST https://discord.com/api/interactions/12/aW50ZXI/callback failed')) });
    log.warn({ url: 'https://discord.com/api/webhooks/34/d2ViaG9vaw' });
    expect(written()).toContain('/interactions/12/[redacted]/callback failed');
    expect(written()).not.toMatch(/aW50ZXI|d2ViaG9vaw/);
  });
});

describe('a line', () => {
  test('has a few kB at most and is still JSON, whatever is logged', async () => {
    const long = fc.oneof(fc.constant('x'.repeat(100_000)), fc.constant('🎙"\\\n'.repeat(9_000)), fc.string());
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, long, fc.integer(), tie('list'), tie('object')),
      list: fc.array(tie('any'), { maxLength: 200 }),
      object: fc.dictionary(fc.oneof(fc.string(), fc.constant('k'.repeat(5_000))), tie('any'), { maxKeys: 50 }),
    })).any;
    await fc.assert(
      fc.asyncProperty(value, long, async (fields, message) => {
        const { log, written } = await logger({ hidden: [] });
        log.info({ fields }, message);
        expect(Buffer.byteLength(written())).toBeLessThan(6_000);
        expect(JSON.parse(written())).toMatchObject({ level: 30 });
      }),
      { numRuns: 60 },
    );
  });

  test('that is cut says so, and keeps what is short', async () => {
    const { log, written } = await logger();
    log.error({ reference: 'abc', typed: 'y'.repeat(50_000), list: Array.from({ length: 3_000 }, String) }, 'failed');
    const line = JSON.parse(written());
    expect(line).toMatchObject({ level: 50, reference: 'abc', msg: 'failed' });
    expect(line.typed).toBe(`${'y'.repeat(1_000)}… (50000 characters)`);
    expect(line.list.at(-1)).toBe('… and 2980 more');
  });

  test('is cut even if a secret of one digit has broken its JSON', async () => {
    const { log, written } = await logger({ hidden: ['3'] });
    log.info({ text: 'z'.repeat(50_000) }, 'asked');
    expect(written().length).toBeLessThan(6_000);
  });
});

describe('an error in the log', () => {
  test('says what went wrong and why, and nothing of the request', () => {
    const error = Object.assign(new TypeError('no', { cause: new Error('reset') }), {
      code: 50_035,
      status: 400,
      url: 'https://discord.com/api/interactions/1/secret/callback',
      requestBody: { json: { content: 'what a member typed' } },
    });
    const fields = errorFields(error);
    expect(fields).toMatchObject({ type: 'TypeError', message: 'no', code: 50_035, cause: { message: 'reset' } });
    expect(JSON.stringify(fields)).not.toMatch(/secret|typed/);
  });

  test('can be anything that was thrown', () => {
    expect(errorFields('a word')).toEqual({ message: 'a word' });
    expect(errorFields(undefined)).toEqual({ message: 'undefined' });
  });
});

function caused(secret: string): Error {
  return new Error('failed', { cause: new Error(`refused: ${secret}`) });
}
