import { describe, expect, it } from 'vitest';
import { matchCommands, messageCommands, nestOptions } from '../../../../src/playground/page/input/commands.ts';
import { COMMANDS, command, REGISTERED } from './commands-fixture.ts';

describe('slashCommands', () => {
  it('lists subcommands, including those in groups, as separate commands', () => {
    expect(COMMANDS.map(({ name }) => name)).toEqual([
      'hpr search',
      'hpr series',
      'hpr random',
      'hpr admin reload',
      'ping',
    ]);
  });

  it('leaves message commands to the Apps menu', () => {
    expect(messageCommands(REGISTERED)).toEqual([{ id: '100000000000000003', name: 'Find in HPR' }]);
  });
});

describe('nestOptions', () => {
  const value = { name: 'x', type: 3, value: 'y' };

  it('puts the values of a plain command at the top', () => {
    expect(nestOptions(command('ping'), [value])).toEqual([value]);
  });

  it('puts them inside the subcommand', () => {
    expect(nestOptions(command('hpr search'), [value])).toEqual([{ name: 'search', type: 1, options: [value] }]);
  });

  it('puts them inside the subcommand inside its group', () => {
    expect(nestOptions(command('hpr admin reload'), [])).toEqual([
      { name: 'admin', type: 2, options: [{ name: 'reload', type: 1, options: [] }] },
    ]);
  });
});

describe('matchCommands', () => {
  const names = (typed: string): string[] => matchCommands(COMMANDS, typed).map(({ name }) => name);

  it('offers all commands for a slash alone', () => {
    expect(names('')).toHaveLength(COMMANDS.length);
  });

  it('finds a subcommand by its own name and by its full name', () => {
    expect(names('se').slice(0, 2)).toEqual(['hpr search', 'hpr series']);
    expect(names('HPR  ser')).toEqual(['hpr series']);
  });

  it('puts names before descriptions', () => {
    expect(names('any')).toEqual(['hpr random']);
    expect(names('is').at(-1)).toBe('ping');
  });

  it('offers nothing if no command matches', () => {
    expect(names('xyzzy')).toEqual([]);
  });
});
