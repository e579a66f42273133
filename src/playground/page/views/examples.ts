import type { PlaygroundChannel } from '../../protocol.ts';
import type { SlashCommand } from '../input/commands.ts';

/** A command to try, as a new member would type it. */
export interface Example {
  readonly command: string;
  readonly values: readonly { readonly name: string; readonly text: string }[];
  readonly what: string;
}

const EXAMPLES: readonly Example[] = [
  {
    command: 'hpr search',
    values: [{ name: 'query', text: 'debian on an old netbook' }],
    what: 'Which show was it where someone talked about …?',
  },
  { command: 'hpr latest', values: [], what: 'The newest shows' },
  { command: 'hpr random', values: [], what: 'A show to listen to now' },
];

const QUESTION = 'which one was about sourdough?';

const SHOWN = 3;

/** The examples to offer: those whose commands are registered, or otherwise any registered commands. */
export function examplesFor(commands: readonly SlashCommand[]): readonly Example[] {
  const known = EXAMPLES.filter((example) => commands.some((command) => command.name === example.command));
  if (known.length > 0) return known;
  return commands.slice(0, SHOWN).map((command) => ({ command: command.name, values: [], what: command.description }));
}

/** A question in the member's own words, as it is typed in a channel of the bot's server or to the bot alone. */
export function questionFor(kind: PlaygroundChannel['kind'], botName: string): string {
  return kind === 'dm' ? QUESTION : `@${botName} ${QUESTION}`;
}

/** An example as typed text. */
export function exampleText(example: Example): string {
  return [`/${example.command}`, ...example.values.map((value) => `${value.name}:${value.text}`)].join(' ');
}
