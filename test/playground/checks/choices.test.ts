import { describe, expect, it } from 'vitest';
import { checkSuggestions } from '../../../src/playground/checks/choices.ts';
import { long, options, refusal, spec } from '../support/refusal.ts';

function suggestions(choices: object[], type = 3): string[] {
  return refusal(() => {
    const { data } = spec.read('ApplicationCommandAutocompleteCallbackRequestSchema', { type: 8, data: { choices } });
    checkSuggestions(data?.choices ?? [], type, ['data', 'choices']);
  });
}

describe('suggestions are rejected', () => {
  it.each<[string, () => string[], string]>([
    [
      '26 of them',
      () => suggestions(options(26).map(({ value }) => ({ name: value, value }))),
      'data.choices BASE_TYPE_MAX_LENGTH Must be 25 or fewer in length.',
    ],
    [
      'a name of 101',
      () => suggestions([{ name: long(101), value: 'x' }]),
      'data.choices.0.name BASE_TYPE_BAD_LENGTH Must be between 1 and 100 in length.',
    ],
    [
      'an empty name',
      () => suggestions([{ name: '', value: 'x' }]),
      'data.choices.0.name BASE_TYPE_BAD_LENGTH Must be between 1 and 100 in length.',
    ],
    [
      'a value of 101',
      () => suggestions([{ name: 'x', value: long(101) }]),
      'data.choices.0.value BASE_TYPE_MAX_LENGTH Must be 100 or fewer in length.',
    ],
    [
      'a text for a number',
      () => suggestions([{ name: 'x', value: 'x' }], 4),
      'data.choices.0.value NUMBER_TYPE_COERCE Value "x" is not int.',
    ],
    ['no value', () => suggestions([{ name: 'x' }]), 'data.choices.0.value BASE_TYPE_REQUIRED This field is required'],
  ])('for %s', (_, attempt, line) => {
    expect(attempt()).toEqual([line]);
  });
});
