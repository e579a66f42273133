import type { APIUser } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import {
  dropTarget,
  pick,
  pickerList,
  startTarget,
  typeAbout,
  typeText,
} from '../../../../src/playground/page/input/composer.ts';
import { decodeMentions, encodeMentions } from '../../../../src/playground/page/input/mentions.ts';
import { type Composer, EMPTY_COMPOSER } from '../../../../src/playground/page/state/state.ts';
import { COMMANDS } from './commands-fixture.ts';

const user = (id: string, username: string, name: string | null = null): APIUser => ({
  id,
  username,
  discriminator: '0',
  global_name: name,
  avatar: null,
});
const USERS = [user('9', 'HPR'), user('1', 'maya.solder', 'Maya'), user('2', 'tomas_qrp', 'Tomás'), user('3', 'HP')];

const offered = (text: string): readonly string[] => {
  const list = pickerList(typeText(text, COMMANDS), COMMANDS, USERS);
  return list.kind === 'mentions' ? list.items.map(({ username }) => username) : [list.kind];
};

describe('typing @', () => {
  it('offers everyone, then those whose name starts with the typed text', () => {
    expect(offered('@')).toEqual(['HPR', 'maya.solder', 'tomas_qrp', 'HP']);
    expect(offered('who knows? @hp')).toEqual(['HPR', 'HP']);
    expect(offered('@tomás')).toEqual(['tomas_qrp']);
    expect(offered('@qrp')).toEqual(['none']);
    expect(offered('me@hp')).toEqual(['none']);
    expect(offered('@HPR ')).toEqual(['none']);
  });

  it('is replaced by the selected name and a space', () => {
    const composer = typeText('hello @h', COMMANDS);
    expect(pick(composer, pickerList(composer, COMMANDS, USERS), 0).text).toBe('hello @HPR ');
  });
});

describe('a name with @', () => {
  it('is sent as a mention, anywhere in the text', () => {
    expect(encodeMentions('@HPR which one, (@hpr)? @Tomás', USERS)).toBe('<@9> which one, (<@9>)? <@2>');
  });

  it('is not a mention within a word', () => {
    expect(encodeMentions('me@HPR @HPRs @nobody', USERS)).toBe('me@HPR @HPRs @nobody');
  });

  it('appears as a name in an edit', () => {
    expect(decodeMentions('<@9> and <@3>', USERS)).toBe('@HPR and @HP');
  });
});

describe('a reply and an edit', () => {
  const typing: Composer = { ...EMPTY_COMPOSER, text: 'thanks' };
  const reply = startTarget(typing, { kind: 'reply', messageId: '7', ping: true }, 'an answer', USERS);
  const edit = startTarget(typing, { kind: 'edit', messageId: '7' }, '<@9> helo', USERS);

  it("start with the typed text, or with the message's text", () => {
    expect(reply.text).toBe('thanks');
    expect(edit.text).toBe('@HPR helo');
  });

  it('continue while text is typed, and end with a command', () => {
    expect(typeAbout(reply, 'thanks!', COMMANDS).target).toEqual({ kind: 'reply', messageId: '7', ping: true });
    expect(typeAbout(reply, '/hpr search ', COMMANDS).target).toBeUndefined();
  });

  it('can be cancelled; an edit also loses its text', () => {
    expect(dropTarget(reply)).toMatchObject({ text: 'thanks' });
    expect(dropTarget(reply).target).toBeUndefined();
    expect(dropTarget(edit)).toEqual(EMPTY_COMPOSER);
  });
});
