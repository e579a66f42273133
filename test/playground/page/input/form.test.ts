import { describe, expect, it } from 'vitest';
import {
  addField,
  chooseFor,
  openForm,
  partialOptions,
  removeField,
  submit,
  typeInto,
  unusedOptions,
} from '../../../../src/playground/page/input/form.ts';
import { command } from './commands-fixture.ts';

const search = command('hpr search');
const leaf = (name: string, type: number, value: unknown): object => ({ name, type, value });

describe('a form', () => {
  it('begins with the required options and offers the others', () => {
    const form = openForm(search);
    expect(form.fields.map(({ name }) => name)).toEqual(['query']);
    expect(form.active).toBe('query');
    expect(unusedOptions(form).map(({ name }) => name)).toEqual(['host', 'order', 'private']);
  });

  it('has no active field when nothing is required', () => {
    expect(openForm(command('hpr random')).active).toBeUndefined();
  });

  it('reports errors instead of sending', () => {
    const form = addField(openForm(search), 'private');
    const result = submit(typeInto(form, 'private', 'maybe'));
    expect(result).toEqual({
      ok: false,
      errors: new Map([
        ['query', 'This option is required. Specify a value.'],
        ['private', 'Input a true or false value.'],
      ]),
    });
  });

  it('sends values with their types and leaves out empty optional ones', () => {
    const form = addField(addField(typeInto(openForm(search), 'query', ' xen '), 'private'), 'host');
    expect(submit(typeInto(form, 'private', 'true'))).toEqual({
      ok: true,
      options: [{ name: 'search', type: 1, options: [leaf('query', 3, 'xen'), leaf('private', 5, true)] }],
    });
  });

  it('shows the name of a chosen suggestion and sends its value, until its text is changed', () => {
    const form = addField(typeInto(openForm(search), 'query', 'xen'), 'host');
    const chosen = chooseFor(form, 'host', { name: 'Ken Fallon', value: 30 });
    expect(chosen.fields.at(-1)?.text).toBe('Ken Fallon');
    expect(submit(chosen)).toMatchObject({ options: [{ options: [leaf('query', 3, 'xen'), leaf('host', 4, 30)] }] });
    expect(submit(typeInto(chosen, 'host', 'Ken Fallo'))).toMatchObject({ ok: false });
  });

  it('marks the active option for autocomplete and sends it as it was typed', () => {
    const form = addField(typeInto(openForm(search), 'query', 'xen'), 'host');
    expect(partialOptions(typeInto(form, 'host', 'ke'))).toEqual([
      {
        name: 'search',
        type: 1,
        options: [leaf('query', 3, 'xen'), { name: 'host', type: 4, value: 'ke', focused: true }],
      },
    ]);
  });
});

describe('typing option names in a form', () => {
  it('drops the name of the field itself', () => {
    expect(typeInto(openForm(search), 'query', 'query:xen').fields).toEqual([{ name: 'query', text: 'xen' }]);
  });

  it('continues in another option after its name and a colon', () => {
    const form = typeInto(openForm(search), 'query', 'xen private:');
    expect(form.fields).toEqual([
      { name: 'query', text: 'xen' },
      { name: 'private', text: '' },
    ]);
    expect(form.active).toBe('private');
  });

  it('splits a pasted line into options', () => {
    const form = typeInto(openForm(search), 'query', 'xen host:ken private:True');
    expect(form.fields.map(({ name, text }) => `${name}=${text}`)).toEqual(['query=xen', 'host=ken', 'private=True']);
  });

  it('ignores words with a colon that are not options', () => {
    const text = 'what: https://example.org/private:x';
    expect(typeInto(openForm(search), 'query', text).fields).toEqual([{ name: 'query', text }]);
  });
});

describe('Backspace in an empty field', () => {
  it('removes an optional field and goes back to the one before', () => {
    const form = removeField(addField(openForm(search), 'host'), 'host');
    expect(form?.fields.map(({ name }) => name)).toEqual(['query']);
    expect(form?.active).toBe('query');
  });

  it('keeps a required field, and cancels the command in the first one', () => {
    expect(removeField(openForm(search), 'query')).toBeUndefined();
    const later = openForm(search, [{ name: 'host', text: 'x' }]);
    expect(removeField(addField(later, 'private'), 'private')?.active).toBe('host');
  });
});
