import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseServerMessage } from '../../../../src/playground/page/connection/server-message.ts';

const hello = {
  type: 'hello',
  users: [{ id: '1', username: 'maya' }],
  bot: { id: '9', username: 'HPR' },
  botOnline: false,
  guildName: 'HPR',
  channels: [{ id: '10', name: 'general', kind: 'text', topic: '' }],
  commands: [],
  messages: [],
};

describe('parseServerMessage', () => {
  it('accepts messages of the protocol unchanged', () => {
    expect(parseServerMessage(JSON.stringify(hello))).toEqual(hello);
    expect(parseServerMessage('{"type":"bot","online":true}')).toEqual({ type: 'bot', online: true });
  });

  it.each([
    ['no JSON', '{'],
    ['an unknown type', '{"type":"gift"}'],
    ['a missing field', '{"type":"bot"}'],
    ['a message without an id', '{"type":"message","message":{"message":{"content":"x"}}}'],
    ['a server without channels', JSON.stringify({ ...hello, channels: [] })],
    ['a server without users', JSON.stringify({ ...hello, users: [] })],
    ['bytes', new ArrayBuffer(2)],
  ])('refuses %s', (_, frame) => {
    expect(parseServerMessage(frame)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.json(), (frame) => {
        parseServerMessage(frame);
      }),
    );
  });
});
