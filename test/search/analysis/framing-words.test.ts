import { expect, test } from 'vitest';
import { framingOf } from '../../../src/search/analysis/framing-words.ts';

test('words of asking and of telling frame a question; a subject does not', () => {
  expect(framingOf('anyone')).toBe('asking');
  expect(framingOf('guy')).toBe('telling');
  expect(framingOf('kettle')).toBeUndefined();
});
