import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bodies } from '../../../src/playground/checks/spec.ts';
import { refusal, spec } from '../support/refusal.ts';

describe('garbage', () => {
  const names: readonly (keyof Bodies)[] = [
    'CreateMessageInteractionCallbackRequestSchema',
    'UpdateMessageInteractionCallbackRequestSchema',
    'ModalInteractionCallbackRequestSchema',
    'ApplicationCommandAutocompleteCallbackRequestSchema',
    'IncomingWebhookRequestPartialSchema',
    'ApplicationCommandUpdateRequestSchema',
    'MessageCreateRequestSchema',
  ];

  it('is rejected in the format that discord.js reads, without any other effect', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, body) => {
        const lines = refusal(() => {
          spec.read(name, body);
        });
        for (const line of lines) expect(line).toMatch(/[A-Z_]{8,} .+/);
      }),
    );
  });
});
