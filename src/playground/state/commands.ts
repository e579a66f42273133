import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type LocalizationMap,
} from 'discord-api-types/v10';
import type { EventHub } from '../events.ts';
import { BOT } from './people.ts';

/** The body of a request that registers a command, already validated. */
export interface CommandForm {
  readonly id?: string | null;
  readonly type?: ApplicationCommandType | null;
  readonly name: string;
  readonly name_localizations?: LocalizationMap | null;
  readonly description?: string | null;
  readonly description_localizations?: LocalizationMap | null;
  readonly options?: readonly APIApplicationCommandOption[] | null;
  readonly default_member_permissions?: string | number | null;
  readonly dm_permission?: boolean | null;
  readonly contexts?: APIApplicationCommand['contexts'];
  readonly integration_types?: readonly ApplicationIntegrationType[] | null;
  readonly nsfw?: boolean | null;
}

/** The registered commands, global and per guild. Emits an event for every change. */
export class CommandRegistry {
  readonly #scopes = new Map<string | undefined, Map<string, APIApplicationCommand>>();
  readonly #events: EventHub;
  readonly #newId: () => string;

  constructor(events: EventHub, newId: () => string) {
    this.#events = events;
    this.#newId = newId;
  }

  /** The commands of a guild, or the global ones, in the order of registration. */
  list(guildId: string | undefined): APIApplicationCommand[] {
    return [...(this.#scopes.get(guildId)?.values() ?? [])];
  }

  get(guildId: string | undefined, id: string): APIApplicationCommand | undefined {
    return this.#scopes.get(guildId)?.get(id);
  }

  /** The commands of every scope. Guild commands come first, as they take precedence. */
  all(): APIApplicationCommand[] {
    const guilds = [...this.#scopes.keys()].filter((scope) => scope !== undefined);
    return [...guilds, undefined].flatMap((scope) => this.list(scope));
  }

  /** The command with that name and type. Names are unique for each type. */
  named(guildId: string | undefined, name: string, type: ApplicationCommandType): APIApplicationCommand | undefined {
    return this.list(guildId).find((command) => command.name === name && command.type === type);
  }

  /** Replaces all commands of the scope. A command whose name is unchanged keeps its id. */
  replace(guildId: string | undefined, forms: readonly CommandForm[]): APIApplicationCommand[] {
    const commands = forms.map((form) => {
      const known = this.named(guildId, form.name, form.type ?? ApplicationCommandType.ChatInput);
      return this.#make(guildId, form, known?.id ?? this.#newId());
    });
    this.#scopes.set(guildId, new Map(commands.map((command) => [command.id, command])));
    this.#announce();
    return commands;
  }

  /** Registers a command, or replaces the one with that `id`. */
  put(guildId: string | undefined, form: CommandForm, id: string = this.#newId()): APIApplicationCommand {
    const command = this.#make(guildId, form, id);
    const scope = this.#scopes.get(guildId) ?? new Map<string, APIApplicationCommand>();
    this.#scopes.set(guildId, scope);
    scope.set(id, command);
    this.#announce();
    return command;
  }

  remove(guildId: string | undefined, id: string): boolean {
    const removed = this.#scopes.get(guildId)?.delete(id) ?? false;
    if (removed) this.#announce();
    return removed;
  }

  #make(guildId: string | undefined, form: CommandForm, id: string): APIApplicationCommand {
    const { options, default_member_permissions: permissions } = form;
    return {
      id,
      application_id: BOT.id,
      version: this.#newId(),
      ...(guildId === undefined ? {} : { guild_id: guildId }),
      type: form.type ?? ApplicationCommandType.ChatInput,
      name: form.name,
      name_localizations: form.name_localizations ?? null,
      description: form.description ?? '',
      description_localizations: form.description_localizations ?? null,
      default_member_permissions: permissions == null ? null : String(permissions),
      ...(guildId === undefined ? { dm_permission: form.dm_permission ?? true } : {}),
      contexts: form.contexts ?? null,
      integration_types: [...(form.integration_types ?? [ApplicationIntegrationType.GuildInstall])],
      nsfw: form.nsfw ?? false,
      ...(options?.length ? { options: normalizeOptions(options) } : {}),
    };
  }

  #announce(): void {
    this.#events.emit({ type: 'commands', commands: this.all() });
  }
}

/** Options as Discord returns them: false and empty fields are omitted, and absent localizations are null. */
function normalizeOptions(options: readonly APIApplicationCommandOption[]): APIApplicationCommandOption[] {
  const copies = structuredClone([...options]);
  for (const copy of copies) tidy(copy);
  return copies;
}

function tidy(option: APIApplicationCommandOption): void {
  option.name_localizations ??= null;
  option.description_localizations ??= null;
  if (!option.required) delete option.required;
  if ('autocomplete' in option && !option.autocomplete) delete option.autocomplete;
  if ('choices' in option && option.choices) {
    if (option.choices.length === 0) delete option.choices;
    else for (const choice of option.choices) choice.name_localizations ??= null;
  }
  if ('options' in option && option.options) {
    if (option.options.length === 0) delete option.options;
    else for (const child of option.options) tidy(child);
  }
}
