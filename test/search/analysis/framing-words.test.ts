import { expect, test } from 'vitest';
import { framingOf } from '../../../src/search/analysis/framing-words.ts';

test('verbs of asking and telling frame a question; its subject does not', () => {
  expect(framingOf('anyone')).toBe('asking');
  expect(framingOf('guy')).toBe('telling');
  expect(framingOf('kettle')).toBeUndefined();
});
