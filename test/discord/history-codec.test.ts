import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHistory, encodeHistory } from '../../src/discord/history-codec.ts';
import type { History } from '../../src/discord/route.ts';
import { nastyText } from './support/nasty-text.ts';
import { anyHistory } from './support/routes.ts';

describe('an encoded history', () => {
  const searched: History = [
    { view: 'search', query: 'xen virtualisation', hostId: 48, page: 3 },
    { view: 'episode', id: 12, tab: 'notes', page: 2 },
    { view: 'transcript', id: 12, words: 'xen virtualisation', page: 1, place: 1 },
  ];

  test('is human-readable, and contains each text once', () => {
    expect(encodeHistory(searched)).toBe('s,xen_virtualisation,48,,,,,3;e,12,notes,2;t,12,=');
  });

  test('decodes to the same history, whatever the query', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        expect(decodeHistory(encodeHistory(history))).toEqual(history);
      }),
    );
  });

  test('has no white space, so nothing can be trimmed', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        expect(encodeHistory(history)).not.toMatch(/\s/);
      }),
    );
  });

  test('that is invalid is rejected', () => {
    const madeUp = [
      '',
      ';',
      's',
      'x,1',
      'e',
      'e,one',
      'e,12,cover',
      'e,12,,0',
      'e,12,,1,xen,some',
      'e,12,,1,,all,1',
      's,xen,,,,,,1,some',
      's,xen,,,,June',
      'e,1;'.repeat(9),
      's, xen_',
      't,1,=,two',
      'e,-1',
      'e,1e99',
    ];
    expect(madeUp.filter((written) => decodeHistory(written) !== undefined)).toEqual([]);
  });

  test('never makes the decoder throw', () => {
    fc.assert(
      fc.property(nastyText, (written) => {
        expect(() => decodeHistory(written)).not.toThrow();
      }),
    );
  });
});
