import { expect, it } from 'vitest';
import { fieldColumns } from '../../../../src/playground/page/views/embed-fields.ts';

const columns = (...inline: readonly boolean[]): string[] =>
  fieldColumns(inline.map((isInline) => ({ name: 'n', value: 'v', inline: isInline }))).map((field) => field.columns);

it('puts up to three inline fields in a row of equal columns', () => {
  expect(columns(true, true, true)).toEqual(['1/5', '5/9', '9/13']);
  expect(columns(true, true)).toEqual(['1/7', '7/13']);
  expect(columns(true)).toEqual(['1/13']);
  expect(columns(true, true, true, true)).toEqual(['1/5', '5/9', '9/13', '1/13']);
});

it('gives every other field its own row', () => {
  expect(columns(true, false, true, true)).toEqual(['1/13', '1/13', '1/7', '7/13']);
});
