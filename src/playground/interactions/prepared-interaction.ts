import type {
  APIMessage,
  APIMessageInteraction,
  APIMessageInteractionMetadata,
  ApplicationCommandOptionType,
  InteractionType,
} from 'discord-api-types/v10';
import type { InteractionReport } from '../protocol.ts';
import type { Channel } from '../state/channels.ts';
import type { Person } from '../state/people.ts';

/** The user who acts, and the channel they act in. */
export interface ActionContext {
  readonly person: Person;
  readonly channel: Channel;
}

/** The fields common to all interaction metadata. */
export type MetadataBase = Pick<APIMessageInteractionMetadata, 'id' | 'user' | 'authorizing_integration_owners'>;

/** A valid interaction before it gets a user, a channel and an id. */
export interface PreparedInteraction {
  readonly type: InteractionType;
  readonly kind: InteractionReport['kind'];
  readonly label: string;
  /** The `data` of the gateway's event. */
  readonly data: object;
  /** The message whose component was used, or opened the submitted modal. */
  readonly message?: APIMessage;
  /** The target of a message command. */
  readonly target?: APIMessage;
  /** Autocomplete only: the type of the focused option. */
  readonly focusedType?: ApplicationCommandOptionType;
  /** The `interaction` field of the reply: the full command name. */
  readonly command?: Pick<APIMessageInteraction, 'name' | 'type'>;
  /** Builds the `interaction_metadata` of replies. Autocomplete has no replies. */
  readonly describe?: (base: MetadataBase) => APIMessageInteractionMetadata;
}
