import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTokens, tokensOf } from '../../../src/search/snippet/marked-text.ts';

test('counts the same tokens as the analysis', () => {
  const text = fc.array(fc.constantFrom('a', 'Xen', '-', ' ', '  ', '\n', '\t', '\u00a0', '\u2003', 'é', '。', '🎙'));
  fc.assert(
    fc.property(text, (parts) => {
      expect(countTokens(parts.join(''))).toBe(tokensOf(parts.join('')).length);
    }),
  );
});
