import { describe, expect, it } from 'vitest';
import {
  dropField,
  entersList,
  moveHighlight,
  openMore,
  type PickerList,
  pick,
  pickerList,
  showErrors,
  startCommand,
  step,
  takeChoice,
  typeField,
  typeText,
} from '../../../../src/playground/page/input/composer.ts';
import type { Composer } from '../../../../src/playground/page/state/state.ts';
import { COMMANDS, command } from './commands-fixture.ts';

const listOf = (composer: Composer): PickerList => pickerList(composer, COMMANDS, []);
const rows = (composer: Composer): string[] => {
  const list = listOf(composer);
  return list.kind === 'none' ? [] : list.items.flatMap((item) => ('name' in item ? item.name : []));
};
const search = (query = ''): Composer => startCommand(command('hpr search'), [{ name: 'query', text: query }]);
const suggesting = (composer: Composer): Composer => ({
  ...composer,
  suggestions: { nonce: 'n', field: 'query', status: 'ready', choices: [{ name: 'xen', value: 'xen' }] },
  highlighted: -1,
});

describe('typing a line', () => {
  it('opens the commands at a slash and filters them', () => {
    expect(rows(typeText('/', COMMANDS))).toHaveLength(COMMANDS.length);
    expect(rows(typeText('/ran', COMMANDS))).toEqual(['hpr random']);
    expect(rows(typeText('hello /', COMMANDS))).toEqual([]);
  });

  it('turns into a form when a space follows a complete command', () => {
    expect(typeText('/hpr search', COMMANDS).form).toBeUndefined();
    expect(typeText('/hpr search ', COMMANDS).form?.active).toBe('query');
    expect(typeText('/hpr search query:xen private:True', COMMANDS).form?.fields).toHaveLength(2);
  });

  it('stays text if it has several lines', () => {
    expect(typeText('/hpr search x\ny', COMMANDS).form).toBeUndefined();
  });
});

describe('the open list', () => {
  it('shows True and False, filtered by the typed text', () => {
    const form = pick(openMore(search('xen')), listOf(openMore(search('xen'))), 2);
    expect(form.form?.active).toBe('private');
    expect(rows(form)).toEqual(['True', 'False']);
    expect(rows(typeField(form, 'private', 'f'))).toEqual(['False']);
  });

  it('shows further options on demand', () => {
    expect(rows(openMore(search('xen')))).toEqual(['host', 'order', 'private']);
  });

  it('drops the suggestions of another field', () => {
    const moved = step(suggesting(search('xen')), 1);
    expect(moved && listOf(moved).kind).toBe('options');
    expect(moved?.suggestions).toBeUndefined();
  });

  it('closes after a choice if no other field is empty', () => {
    const chosen = takeChoice(suggesting(search('x')), { name: 'xen', value: 'xen' });
    expect(listOf(chosen)).toEqual({ kind: 'none' });
  });

  it('wraps around with the arrow keys', () => {
    const open = typeText('/', COMMANDS);
    expect(moveHighlight(open, listOf(open), -1).highlighted).toBe(COMMANDS.length - 1);
    const suggested = suggesting(search('x'));
    expect(moveHighlight(suggested, listOf(suggested), 1).highlighted).toBe(0);
  });
});

describe('Enter', () => {
  const enters = (composer: Composer): boolean => entersList(composer, listOf(composer));

  it('chooses a command', () => {
    expect(enters(typeText('/se', COMMANDS))).toBe(true);
  });

  it('sends the typed text despite suggestions, unless one was highlighted', () => {
    expect(enters(suggesting(search('x')))).toBe(false);
    expect(enters({ ...suggesting(search('x')), highlighted: 0 })).toBe(true);
  });

  it('completes a partial choice and sends a complete one', () => {
    const boolean = pick(openMore(search('xen')), listOf(openMore(search('xen'))), 2);
    expect(enters(typeField(boolean, 'private', 'tr'))).toBe(true);
    expect(enters(typeField(boolean, 'private', 'true'))).toBe(false);
  });

  it('shows the errors and goes to the first', () => {
    const broken = showErrors(typeField(startCommand(command('hpr series')), 'page', '99'));
    expect(broken).toMatchObject({ tried: true, form: { active: 'page' } });
  });
});

describe('going through the form', () => {
  it('goes forward to the further options and back', () => {
    const more = step(search('xen'), 1);
    expect(more?.moreOpen).toBe(true);
    expect(more && step(more, -1)?.form?.active).toBe('query');
    expect(more && step(more, 1)).toBeUndefined();
    expect(step(search('xen'), -1)).toBeUndefined();
  });

  it('cancels the command with Backspace in its empty first option', () => {
    expect(dropField(search(), 'query')).toMatchObject({ text: '', tried: false });
    expect(dropField(search(), 'query').form).toBeUndefined();
  });
});
