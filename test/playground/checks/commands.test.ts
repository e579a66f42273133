import { describe, expect, it } from 'vitest';
import { checkCommand, checkCommands } from '../../../src/playground/checks/commands.ts';
import { long, options, refusal, spec } from '../support/refusal.ts';

function command(part: object): string[] {
  const body = { name: 'hpr', description: 'Hacker Public Radio', ...part };
  return refusal(() => checkCommand(spec.read('ApplicationCommandCreateRequestSchema', body)));
}

const option = (part: object = {}) => ({ type: 3, name: 'query', description: 'What', ...part });

describe('a command is rejected', () => {
  const sub = (part: object = {}) => ({ type: 1, name: 'sub', description: 'Sub', ...part });
  const invalid = 'APPLICATION_COMMAND_INVALID_NAME Command name is invalid';

  it.each<[string, () => string[], string]>([
    ['a name with a capital', () => command({ name: 'Hpr' }), `name ${invalid}`],
    ['a name with a space', () => command({ name: 'h pr' }), `name ${invalid}`],
    [
      'a name of 33',
      () => command({ name: long(33) }),
      'name BASE_TYPE_BAD_LENGTH Must be between 1 and 32 in length.',
    ],
    ['no description', () => command({ description: '' }), 'description BASE_TYPE_REQUIRED This field is required'],
    [
      'a description of 101',
      () => command({ description: long(101) }),
      'description BASE_TYPE_MAX_LENGTH Must be 100 or fewer in length.',
    ],
    [
      '26 options',
      () => command({ options: options(26).map(({ value }) => option({ name: value })) }),
      'options BASE_TYPE_MAX_LENGTH Must be 25 or fewer in length.',
    ],
    ['an option with a bad name', () => command({ options: [option({ name: 'Query' })] }), `options.0.name ${invalid}`],
    [
      'an option without a description',
      () => command({ options: [{ type: 3, name: 'a' }] }),
      'options.0.description BASE_TYPE_REQUIRED This field is required',
    ],
    [
      'an option name twice',
      () => command({ options: [option(), option()] }),
      'options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS The name query is already used in these options',
    ],
    [
      'a required option after others',
      () => command({ options: [option(), option({ name: 'b', required: true })] }),
      'options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID Required options must be placed before non-required options',
    ],
    [
      'the same in a subcommand',
      () => command({ options: [sub({ options: [option(), option({ name: 'b', required: true })] })] }),
      'options.0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID Required options must be placed before non-required options',
    ],
    [
      'a subcommand beside an option',
      () => command({ options: [sub(), option()] }),
      'options.1 APPLICATION_COMMAND_OPTIONS_TYPE_INVALID Sub-command and sub-command group option types are mutually exclusive to all other types',
    ],
    [
      'a subcommand in a subcommand',
      () => command({ options: [sub({ options: [sub()] })] }),
      'options.0.options.0.type UNION_TYPE_CHOICES Value of field "type" must be one of (3, 4, 5, 6, 7, 8, 9, 10, 11).',
    ],
    [
      '26 choices',
      () => command({ options: [option({ choices: options(26).map(({ value }) => ({ name: value, value })) })] }),
      'options.0.choices BASE_TYPE_MAX_LENGTH Must be 25 or fewer in length.',
    ],
    [
      'choices and autocomplete',
      () => command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
      'options.0.autocomplete APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_INVALID Autocomplete and choices are mutually exclusive',
    ],
    [
      'a choice twice',
      () =>
        command({
          options: [
            option({
              choices: [
                { name: 'a', value: 'a' },
                { name: 'a', value: 'b' },
              ],
            }),
          ],
        }),
      'options.0.choices.1 APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_INVALID Option choice names must be unique',
    ],
    [
      'an upside-down range',
      () => command({ options: [option({ min_length: 5, max_length: 4 })] }),
      'options.0.min_length NUMBER_TYPE_MAX int value should be less than or equal to 4.',
    ],
    [
      'a context menu with a description',
      () => command({ type: 3, name: 'Find in HPR' }),
      'description APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED Context menu commands cannot have description',
    ],
    [
      'more than 8000 characters',
      () =>
        command({
          options: options(25).map(({ value }) =>
            option({
              name: value,
              description: long(100),
              choices: options(3).map((one) => ({ name: one.label, value: long(90 + one.label.length) })),
            }),
          ),
        }),
      'APPLICATION_COMMAND_TOO_LARGE Command exceeds maximum size (8000)',
    ],
  ])('for %s', (_, attempt, line) => {
    expect(attempt()).toEqual([line]);
  });

  it('with others, for a duplicate name and for too many of a type', () => {
    const named = (name: string, type = 1) => ({ name, type, ...(type === 1 ? { description: 'x' } : {}) });
    const many = (count: number, type: number) => options(count).map(({ value }) => named(value, type));
    expect(refusal(() => checkCommands([named('a'), named('a', 3), named('a')]))).toEqual([
      '2 APPLICATION_COMMANDS_DUPLICATE_NAME Application command names must be unique',
    ]);
    expect(refusal(() => checkCommands(many(100, 1)))).toEqual([]);
    expect(refusal(() => checkCommands(many(101, 1)))).toEqual([
      '30032 Maximum number of application commands reached (100)',
    ]);
    expect(refusal(() => checkCommands(many(16, 3)))).toEqual([
      '30032 Maximum number of application commands reached (15)',
    ]);
  });

  it('but not for permissions as discord.js sends them', () => {
    expect(command({ default_member_permissions: '32', contexts: [0, 1, 2], integration_types: [0, 1] })).toEqual([]);
  });
});
