import type { Spec } from '../checks/spec.ts';
import type { InteractionBroker } from '../interactions/interaction-broker.ts';
import type { Settings } from '../settings.ts';
import type { DiscordState } from '../state/discord-state.ts';
import type { Faults } from './faults.ts';
import type { RequestLog } from './request-log.ts';

export const API_PREFIX = '/api/v10';

/** What the routes of the API work on. */
export interface ApiContext {
  readonly state: DiscordState;
  readonly settings: Settings;
  readonly broker: InteractionBroker;
  /** Discord's description of its API, which is read in the background. */
  readonly spec: () => Promise<Spec>;
  /** The gateway's address. */
  readonly gatewayUrl: () => string;
  readonly faults: Faults;
  readonly log: RequestLog;
}
