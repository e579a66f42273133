import type { APIApplicationCommandOptionChoice, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { core } from 'zod/mini';
import type { CommandForm } from '../state/commands.ts';
import type { MessageForm } from '../state/message-form.ts';
import { adapted, withoutNulls } from './adapt.ts';
import { FormErrors, type Path } from './form-errors.ts';
import { checkSchema } from './schema-errors.ts';

/** The request bodies, by the name of their schema in Discord's OpenAPI spec. */
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

/** The request body schemas of Discord's OpenAPI spec, from the npm package discord-api-spec. */
export class Spec {
  readonly #schemas: Readonly<Record<keyof Bodies, core.$ZodType>>;

  private constructor(schemas: Readonly<Record<keyof Bodies, core.$ZodType>>) {
    this.#schemas = schemas;
  }

  /** Loads the schemas. They are 330 kB of code, so start this early and await it late. */
  static async load(): Promise<Spec> {
    return new Spec(await import('discord-api-spec/zod'));
  }

  /**
   * Validates a body. Null members of nested objects are removed.
   *
   * @param path The path of the body within the request, for errors.
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

/** Keeps null where it has a meaning: in the body itself and in the `data` of a response. */
function tidied(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      if (value === null) return [key, null];
      return [key, key === 'data' ? tidied(value) : withoutNulls(value)];
    }),
  );
}
