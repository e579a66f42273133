import { describe, expect, test } from 'vitest';
import { listenButton, listenUrl, placeLink } from '../../src/discord/views/listen.ts';

const recording = 'https://hub.hackerpublicradio.org/ccdn.php?filename=/eps/hpr0012/hpr0012.mp3';

describe('a link to the recording', () => {
  test('of a whole show starts at its beginning', () => {
    expect(listenButton(12)).toEqual({ kind: 'link', label: 'Listen', url: recording });
  });

  test('at an estimated place starts ten seconds early and says that it is an estimate', () => {
    expect(placeLink(12, { seconds: 750 })).toBe(`[≈\u00a012:30](${recording}#t=740)`);
    expect(listenButton(12, { seconds: 750 }).label).toBe('Listen at ≈\u00a012:30');
  });

  test('at an exact place starts right there', () => {
    expect(placeLink(12, { seconds: 750.9, exact: true })).toBe(`[12:31](${recording}#t=750)`);
  });

  test.each([0, 3, 10, -1])('at %d seconds does not start before the show', (seconds) => {
    expect(listenUrl(12, { seconds })).toBe(recording);
  });
});
