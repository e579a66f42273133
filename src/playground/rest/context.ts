import type { Spec } from '../checks/spec.ts';
import type { InteractionBroker } from '../interactions/interaction-broker.ts';
import type { Settings } from '../settings.ts';
import type { DiscordState } from '../state/discord-state.ts';
import type { Faults } from './faults.ts';
import type { RequestLog } from './request-log.ts';

export const API_PREFIX = '/api/v10';

/** The dependencies of the API's routes. */
export interface ApiContext {
  readonly state: DiscordState;
  readonly settings: Settings;
  readonly broker: InteractionBroker;
  /** Discord's OpenAPI schemas, which load in the background. */
  readonly spec: () => Promise<Spec>;
  /** The gateway's URL. */
  readonly gatewayUrl: () => string;
  readonly faults: Faults;
  readonly log: RequestLog;
}
