import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { SlashCommand } from '../../../../src/playground/page/input/commands.ts';
import { slashCommands } from '../../../../src/playground/page/input/commands.ts';

const PRIVATE = { type: 5, name: 'private', description: 'Only you see the answer' };

/** Commands as Discord returns them: subcommands, a group, a command without any, and a message command. */
export const REGISTERED: readonly APIApplicationCommand[] = [
  {
    id: '100000000000000001',
    application_id: '100000000000000000',
    version: '1',
    type: 1,
    name: 'hpr',
    description: 'Hacker Public Radio',
    default_member_permissions: null,
    options: [
      {
        type: 1,
        name: 'search',
        description: 'Find what was said',
        options: [
          { type: 3, name: 'query', description: 'Words', required: true, autocomplete: true, max_length: 200 },
          { type: 4, name: 'host', description: 'Only of this host', autocomplete: true },
          { type: 3, name: 'order', description: 'How to sort', choices: [{ name: 'Newest first', value: 'new' }] },
          PRIVATE,
        ],
      },
      {
        type: 1,
        name: 'series',
        description: 'A series and its shows',
        options: [{ type: 4, name: 'page', description: 'Page', required: true, min_value: 1, max_value: 9 }, PRIVATE],
      },
      { type: 1, name: 'random', description: 'Any show' },
      {
        type: 2,
        name: 'admin',
        description: 'For operators',
        options: [{ type: 1, name: 'reload', description: 'Load the corpus again' }],
      },
    ],
  },
  {
    id: '100000000000000002',
    application_id: '100000000000000000',
    version: '1',
    type: 1,
    name: 'ping',
    description: 'Is it there?',
    default_member_permissions: null,
  },
  {
    id: '100000000000000003',
    application_id: '100000000000000000',
    version: '1',
    type: 3,
    name: 'Find in HPR',
    description: '',
    default_member_permissions: null,
  },
];

export const COMMANDS = slashCommands(REGISTERED);

export function command(name: string): SlashCommand {
  const found = COMMANDS.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no command ${name} in the fixture`);
  return found;
}
