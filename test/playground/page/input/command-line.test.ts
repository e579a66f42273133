import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../../src/playground/page/input/command-line.ts';
import { formText, openForm } from '../../../../src/playground/page/input/form.ts';
import { COMMANDS, command } from './commands-fixture.ts';

const fields = (line: string): Record<string, string> | undefined => {
  const form = parseCommandLine(line, COMMANDS);
  return form && Object.fromEntries(form.fields.map(({ name, text }) => [name, text]));
};

describe('parseCommandLine', () => {
  it('reads a command with its options', () => {
    const form = parseCommandLine('/hpr search query:xen virtualisation private:True', COMMANDS);
    expect(form?.command.name).toBe('hpr search');
    expect(fields('/hpr search query:xen virtualisation private:True')).toEqual({
      query: 'xen virtualisation',
      private: 'True',
    });
  });

  it('gives text without a name to the first required option', () => {
    expect(fields('/hpr search xen on debian')).toEqual({ query: 'xen on debian' });
    expect(fields('/hpr search old query:xen')).toEqual({ query: 'old xen' });
  });

  it('includes required options that were not typed', () => {
    expect(fields('/hpr search')).toEqual({ query: '' });
  });

  it('ignores case and keeps colons in values', () => {
    expect(fields('/HPR Search QUERY:c: or d: drive')).toEqual({ query: 'c: or d: drive' });
  });

  it('reads a repeated option name as text', () => {
    expect(fields('/hpr search query:a query:b')).toEqual({ query: 'a query:b' });
  });

  it.each(['hello', '/', '/hp', '/hpr', '/hpr searches', '/hpr nothing query:x', '//hpr search x'])(
    'does not take %j for a command',
    (line) => {
      expect(parseCommandLine(line, COMMANDS)).toBeUndefined();
    },
  );

  it('parses every formatted form back', () => {
    const word = fc.stringMatching(/^[^\s:]+$/u);
    const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.option(text), fc.option(fc.constantFrom('True', 'False')), (query, host, isPrivate) => {
        const form = openForm(command('hpr search'), [
          { name: 'query', text: query },
          ...(host === null ? [] : [{ name: 'host', text: host }]),
          ...(isPrivate === null ? [] : [{ name: 'private', text: isPrivate }]),
        ]);
        expect(parseCommandLine(formText(form), COMMANDS)?.fields).toEqual(form.fields);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        parseCommandLine(`/hpr search ${rest}`, COMMANDS);
        parseCommandLine(rest, COMMANDS);
      }),
    );
  });
});
