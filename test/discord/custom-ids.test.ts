import { describe, expect, test } from 'vitest';
import { button } from '../../src/discord/controls.ts';
import { actionOf, customIds, historyOf, pressedValue } from '../../src/discord/custom-ids.ts';
import type { History } from '../../src/discord/route.ts';

const history: History = [{ view: 'search', query: 'a=b: c, d', page: 2 }];

describe('the custom ids of a message', () => {
  test('differ for buttons with the same action, and say what each acts on', () => {
    const buttons = [button('open', '1', { value: '12' }), button('open', '2', { value: '1636' }), button('next', '›')];
    const ids = [...(customIds(buttons, history)?.values() ?? [])];
    expect(ids.map((id) => [actionOf(id), pressedValue(id)])).toEqual([
      ['open', '12'],
      ['open', '1636'],
      ['next', ''],
    ]);
    expect(historyOf(ids)).toEqual(history);
  });

  test('that are foreign say nothing', () => {
    expect([actionOf('2:open=12:'), pressedValue('2:open=12:')]).toEqual([undefined, '']);
    expect([actionOf('1:explode=12:'), pressedValue('open=12')]).toEqual([undefined, '']);
  });
});
