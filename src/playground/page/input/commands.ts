import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
} from 'discord-api-types/v10';
import type { PlaygroundOption } from '../../protocol.ts';
import { DISCORD } from '../discord-numbers.ts';

/** An option with a value. Subcommands and groups are part of a {@link SlashCommand}'s path. */
export type CommandOption = APIApplicationCommandBasicOption;

/** A command as shown in the picker: each subcommand, such as `/hpr search`, is one. */
export interface SlashCommand {
  readonly id: string;
  /** The command's name, then its group and subcommand, if any. */
  readonly path: readonly string[];
  /** The path with spaces, without the slash. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
}

/** What the Apps menu of a message offers. */
export interface MessageCommand {
  readonly id: string;
  readonly name: string;
}

type Leaf = Pick<SlashCommand, 'path' | 'description' | 'options'>;

/** All slash commands, with subcommands flattened, in the order of registration. */
export function slashCommands(registered: readonly APIApplicationCommand[]): SlashCommand[] {
  return registered
    .filter((command) => command.type === DISCORD.command.chatInput)
    .flatMap((command) =>
      leaves([command.name], command.description, command.options ?? []).map((leaf) => ({
        id: command.id,
        name: leaf.path.join(' '),
        ...leaf,
      })),
    );
}

function leaves(path: readonly string[], description: string, options: readonly APIApplicationCommandOption[]): Leaf[] {
  const nested: Leaf[] = [];
  const basic: CommandOption[] = [];
  for (const option of options) {
    if (option.type === DISCORD.option.subcommand || option.type === DISCORD.option.subcommandGroup) {
      nested.push(...leaves([...path, option.name], option.description, option.options ?? []));
    } else {
      basic.push(option);
    }
  }
  return nested.length > 0 ? nested : [{ path, description, options: basic }];
}

/** The commands of a message's Apps menu. */
export function messageCommands(registered: readonly APIApplicationCommand[]): MessageCommand[] {
  return registered
    .filter((command) => command.type === DISCORD.command.message)
    .map((command) => ({ id: command.id, name: command.name }));
}

/** Nests option values in the command's group and subcommand, as Discord's API expects. */
export function nestOptions(command: SlashCommand, values: readonly PlaygroundOption[]): readonly PlaygroundOption[] {
  const [, ...inner] = command.path;
  return inner.reduceRight<readonly PlaygroundOption[]>((options, name, index) => {
    const isLast = index === inner.length - 1;
    return [{ name, type: isLast ? DISCORD.option.subcommand : DISCORD.option.subcommandGroup, options }];
  }, values);
}

/**
 * The commands that match the text after the slash, best first: prefix of the full name, prefix of a part of the
 * name, substring of the name, substring of the description.
 */
export function matchCommands(commands: readonly SlashCommand[], typed: string): SlashCommand[] {
  const needle = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (needle === '') return [...commands];
  const rank = (command: SlashCommand): number => {
    if (command.name.startsWith(needle)) return 0;
    if (command.path.some((part) => part.startsWith(needle))) return 1;
    if (command.name.includes(needle)) return 2;
    return command.description.toLowerCase().includes(needle) ? 3 : 4;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((entry) => entry.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map((entry) => entry.command);
}
