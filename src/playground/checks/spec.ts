import type { APIApplicationCommandOptionChoice, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { core } from 'zod/mini';
import type { CommandForm } from '../state/commands.ts';
import type { MessageForm } from '../state/message-form.ts';
import { adapted, withoutNulls } from './adapt.ts';
import { FormErrors, type Path } from './form-errors.ts';
import { checkSchema } from './schema-errors.ts';

/** The bodies that the playground takes, by the name of their schema in Discord's own description of its API. */
export interface Bodies {
  ApplicationCommandAutocompleteCallbackRequestSchema: {
    readonly type: 8;
    readonly data?: { readonly choices?: readonly APIApplicationCommandOptionChoice[] };
  };
  ApplicationCommandCreateRequestSchema: CommandForm;
  ApplicationCommandPatchRequestPartialSchema: Partial<CommandForm>;
  ApplicationCommandUpdateRequestSchema: CommandForm;
  CreateMessageInteractionCallbackRequestSchema: { readonly type: 4 | 5; readonly data?: MessageForm | null };
  CreatePrivateChannelRequestSchema: { readonly recipient_id?: string };
  IncomingWebhookRequestPartialSchema: MessageForm;
  IncomingWebhookUpdateRequestPartialSchema: MessageForm;
  MessageCreateRequestSchema: MessageForm;
  MessageEditRequestPartialSchema: MessageForm;
  ModalInteractionCallbackRequestSchema: { readonly type: 9; readonly data: APIModalInteractionResponseCallbackData };
  UpdateMessageInteractionCallbackRequestSchema: { readonly type: 6 | 7; readonly data?: MessageForm | null };
}

/** Discord's description of its API (the npm package discord-api-spec), as far as it is about bodies. */
export class Spec {
  readonly #schemas: Readonly<Record<keyof Bodies, core.$ZodType>>;

  private constructor(schemas: Readonly<Record<keyof Bodies, core.$ZodType>>) {
    this.#schemas = schemas;
  }

  /** Reads the description; 330 kB of code, so that it is worth doing beside something else. */
  static async load(): Promise<Spec> {
    return new Spec(await import('discord-api-spec/zod'));
  }

  /**
   * The body as what it has to be. Members of inner objects that are null are gone from it.
   *
   * @param path Where the body stands in the request, for the refusal.
   * @throws ApiError with code 50035 that names each field at fault.
   */
  read<Name extends keyof Bodies>(name: Name, body: unknown, path: Path = []): Bodies[Name] {
    const errors = new FormErrors();
    const tidy = tidied(body);
    if (this.#conforms(name, tidy, path, errors)) return tidy;
    throw errors.toApiError();
  }

  #conforms<Name extends keyof Bodies>(
    name: Name,
    body: unknown,
    path: Path,
    errors: FormErrors,
  ): body is Bodies[Name] {
    checkSchema(this.#schemas[name], adapted(body), path, errors);
    return !errors.any;
  }
}

/** Keeps null where it says something: as a member of the body itself, or of the `data` of an answer. */
function tidied(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      if (value === null) return [key, null];
      return [key, key === 'data' ? tidied(value) : withoutNulls(value)];
    }),
  );
}
