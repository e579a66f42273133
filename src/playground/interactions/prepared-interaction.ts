import type {
  APIMessage,
  APIMessageInteraction,
  APIMessageInteractionMetadata,
  ApplicationCommandOptionType,
  InteractionType,
} from 'discord-api-types/v10';
import type { InteractionReport } from '../protocol.ts';

/** What all kinds of metadata have in common. */
export type MetadataBase = Pick<APIMessageInteractionMetadata, 'id' | 'user' | 'authorizing_integration_owners'>;

/** An interaction that a client could begin: everything about it but who, where and when. */
export interface PreparedInteraction {
  readonly type: InteractionType;
  readonly kind: InteractionReport['kind'];
  readonly label: string;
  /** The `data` of the gateway's event. */
  readonly data: object;
  /** The message whose component was used, also by way of a modal. */
  readonly message?: APIMessage;
  /** The message on which a message command was used. */
  readonly target?: APIMessage;
  /** What the focused option takes; only when suggestions are asked for. */
  readonly focusedType?: ApplicationCommandOptionType;
  /** The command as messages name it: `hpr search`. */
  readonly command?: Pick<APIMessageInteraction, 'name' | 'type'>;
  /** What the answers' `interaction_metadata` says; answers to autocomplete are no messages. */
  readonly describe?: (base: MetadataBase) => APIMessageInteractionMetadata;
}
