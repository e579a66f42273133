import { describe, expect, it } from 'vitest';
import { checkModal } from '../../../src/playground/checks/modal.ts';
import { long, refusal, spec } from '../support/refusal.ts';

function modal(part: object, input: object = {}): string[] {
  const text = { type: 4, style: 1, custom_id: 'text', label: 'Text', ...input };
  const data = { custom_id: 'modal', title: 'Modal', components: [{ type: 1, components: [text] }], ...part };
  return refusal(() =>
    checkModal(spec.read('ModalInteractionCallbackRequestSchema', { type: 9, data }).data, ['data']),
  );
}

describe('a modal is rejected', () => {
  const input = 'data.components.0.components.0';
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      type: 1,
      components: [{ type: 4, style: 1, custom_id: `${index}`, label: 'x' }],
    }));

  it.each<[string, () => string[], string]>([
    [
      'a title of 46',
      () => modal({ title: long(46) }),
      'data.title BASE_TYPE_BAD_LENGTH Must be between 1 and 45 in length.',
    ],
    [
      'no components',
      () => modal({ components: [] }),
      'data.components BASE_TYPE_BAD_LENGTH Must be between 1 and 40 in length.',
    ],
    [
      'six components',
      () => modal({ components: rows(6) }),
      'data.components BASE_TYPE_BAD_LENGTH Must be between 1 and 5 in length.',
    ],
    [
      'a label of 46',
      () => modal({}, { label: long(46) }),
      `${input}.label BASE_TYPE_BAD_LENGTH Must be between 1 and 45 in length.`,
    ],
    ['no label', () => modal({}, { label: null }), `${input}.label BASE_TYPE_REQUIRED This field is required`],
    [
      'a value of 4001',
      () => modal({}, { value: long(4001) }),
      `${input}.value BASE_TYPE_MAX_LENGTH Must be 4000 or fewer in length.`,
    ],
    [
      'a value longer than it allows',
      () => modal({}, { value: 'long', max_length: 3 }),
      `${input}.value BASE_TYPE_BAD_LENGTH Must be between 0 and 3 in length.`,
    ],
    [
      'a placeholder of 101',
      () => modal({}, { placeholder: long(101) }),
      `${input}.placeholder BASE_TYPE_MAX_LENGTH Must be 100 or fewer in length.`,
    ],
    [
      'a custom id twice',
      () => modal({ components: [...rows(1), ...rows(1)] }),
      'data.components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED Component custom id cannot be duplicated',
    ],
  ])('for %s', (_, attempt, line) => {
    expect(attempt()).toEqual([line]);
  });
});
