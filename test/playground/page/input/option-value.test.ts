import { describe, expect, it } from 'vitest';
import type { CommandOption } from '../../../../src/playground/page/input/commands.ts';
import { fixedChoices, hasAutocomplete, readOption } from '../../../../src/playground/page/input/option-value.ts';
import { command } from './commands-fixture.ts';

function option(name: string, of = 'hpr search'): CommandOption {
  const found = command(of).options.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no option ${name}`);
  return found;
}

describe('readOption', () => {
  it.each([
    ['True', true],
    ['false', false],
    [' TRUE ', true],
  ])('reads %j as a boolean', (text, value) => {
    expect(readOption(option('private'), text)).toEqual({ ok: true, value });
  });

  it('accepts a choice by its name or its value, and nothing else', () => {
    expect(readOption(option('order'), 'newest FIRST')).toEqual({ ok: true, value: 'new' });
    expect(readOption(option('order'), 'new')).toEqual({ ok: true, value: 'new' });
    expect(readOption(option('order'), 'oldest')).toEqual({ ok: false, error: 'Select one of the choices.' });
  });

  it.each([
    ['0', 'Input a value greater than or equal to 1.'],
    ['10', 'Input a value less than or equal to 9.'],
    ['1.5', 'Input a valid integer.'],
    ['two', 'Input a valid integer.'],
    ['', 'This option is required. Specify a value.'],
  ])('rejects %j as a whole number from 1 to 9', (text, error) => {
    expect(readOption(option('page', 'hpr series'), text)).toEqual({ ok: false, error });
  });

  it('rejects text that is too long', () => {
    expect(readOption(option('query'), 'x'.repeat(200))).toEqual({ ok: true, value: 'x'.repeat(200) });
    expect(readOption(option('query'), 'x'.repeat(201))).toEqual({
      ok: false,
      error: 'Must be 200 or fewer in length.',
    });
  });
});

describe('fixed choices', () => {
  it('are True and False, or the choices of the option', () => {
    expect(fixedChoices(option('private')).map(({ name }) => name)).toEqual(['True', 'False']);
    expect(fixedChoices(option('order')).map(({ name }) => name)).toEqual(['Newest first']);
    expect(fixedChoices(option('query'))).toEqual([]);
  });

  it('can be left to the bot with autocomplete', () => {
    expect(hasAutocomplete(option('query'))).toBe(true);
    expect(hasAutocomplete(option('private'))).toBe(false);
  });
});
