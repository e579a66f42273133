import { describe, expect, onTestFinished, test } from 'vitest';
import { ClipError } from '../../src/audio/clip-error.ts';
import type { ClipRequest } from '../../src/audio/clips.ts';
import type { ClipSource } from '../../src/discord/command.ts';
import { type Stage, stage } from './support/bot.ts';
import type { Call } from './support/fake-discord.ts';
import { ALICE, labelsOf, type Posted, postedIn, type SentMessage, sent } from './support/members.ts';
import { smallLibrary } from './support/small-library.ts';

const EPHEMERAL = 64;
const MP3 = Uint8Array.from([0xff, 0xfb, 1, 2, 3]);

async function stageWith(clips?: ClipSource): Promise<Stage> {
  const library = smallLibrary();
  const here = await stage(() => library, { ...(clips && { clips }) });
  onTestFinished(() => here.close());
  await here.bot.ready;
  return here;
}

/** An episode that was opened from a search for words that are said in it. */
async function opened({ members }: Stage): Promise<SentMessage> {
  const results = sent(await members.command(ALICE, 'search', { query: 'starter bubbles' }), ALICE);
  return sent(await members.press(ALICE, results, 'Open'), ALICE);
}

/** What the bot sent after its first answer: by this method, to the interactions' webhook. */
async function sentLater({ discord }: Stage, method: string, from: number): Promise<Call> {
  return discord.call((call) => call.method === method && call.path.startsWith('/webhooks/'), from);
}

/** What comes of pressing "Hear it". */
async function hear(here: Stage): Promise<{ call: Call; message: Posted }> {
  const episode = await opened(here);
  const from = here.discord.calls.length;
  const { type, data } = await here.members.press(ALICE, episode, 'Hear it');
  expect([type, data.flags]).toEqual([5, EPHEMERAL]);
  const call = await sentLater(here, 'PATCH', from);
  return { call, message: postedIn(call.body) };
}

describe('"Hear it"', () => {
  test('plays half a minute around the words to the member alone, with credit', async () => {
    const asked: ClipRequest[] = [];
    const here = await stageWith({ clip: async (request) => MP3.subarray(0, asked.push(request) * MP3.length) });
    const { call, message } = await hear(here);
    expect(asked).toEqual([
      {
        url: 'https://hub.hackerpublicradio.org/ccdn.php?filename=/eps/hpr0001/hpr0001.mp3',
        start: expect.any(Number),
        length: 30,
        duration: 901,
      },
    ]);
    // The words are said near the end of the show.
    expect(asked[0]?.start).toBeGreaterThan(850);
    expect(call.files.map(({ name, size }) => [name, size])).toEqual([
      [expect.stringMatching(/^hpr0001-1[45]m\d\ds\.mp3$/), MP3.length],
    ]);
    const [card] = message.embeds;
    expect(card?.title).toBe('HPR0001: Bread, part 1');
    expect(card?.description).toMatch(
      /^> .*\*\*starter bubbles\*\*.*\n-# .*Crumb.* · 5 Jan 2012 · ≈\u00a01[45]:\d\d · .*CC-BY-SA/s,
    );
    expect(labelsOf(message)).toEqual(['Earlier', 'Later', 'Listen', 'Share']);
    expect(message.content).toBe('');
  });

  test('moves on in the show by the length of a clip, in the same message', async () => {
    const starts: number[] = [];
    const here = await stageWith({ clip: async ({ start }) => MP3.subarray(0, starts.push(start) * MP3.length) });
    const { message } = await hear(here);
    const own = sent({ type: 4, data: { ...message, flags: EPHEMERAL, custom_id: '', choices: [] } }, ALICE);
    const from = here.discord.calls.length;
    const { type } = await here.members.press(ALICE, own, 'Earlier');
    expect(type).toBe(6);
    const call = await sentLater(here, 'PATCH', from);
    expect(starts[1]).toBe((starts[0] ?? 0) - 30);
    // The old clip goes: only the new file is left.
    expect(call.files).toHaveLength(1);
    expect(call.body).toMatchObject({ attachments: [{ id: '0' }] });
    const moved = postedIn(call.body);
    expect(labelsOf(moved)).toEqual(['Earlier', 'Later', 'Listen', 'Share']);
    const back = here.discord.calls.length;
    await here.members.press(ALICE, { ...own, ...moved, flags: EPHEMERAL }, 'Later');
    expect(postedIn((await sentLater(here, 'PATCH', back)).body).embeds).toEqual(message.embeds);
  });

  test('under a clip that was shared gives its own to whoever presses it', async () => {
    const here = await stageWith({ clip: async () => MP3 });
    const { message } = await hear(here);
    const shared = sent({ type: 4, data: { ...message, flags: 0, custom_id: '', choices: [] } }, ALICE);
    const { type, data } = await here.members.press(ALICE, shared, 'Earlier');
    expect([type, data.flags]).toEqual([5, EPHEMERAL]);
  });

  test('can be shared: everybody gets the clip with its credit', async () => {
    const here = await stageWith({ clip: async () => MP3 });
    const { message } = await hear(here);
    const from = here.discord.calls.length;
    const own = { ...sent({ type: 4, data: { ...message, flags: EPHEMERAL, custom_id: '', choices: [] } }, ALICE) };
    await here.members.press(ALICE, own, 'Share');
    const shared = await sentLater(here, 'POST', from);
    expect(shared.files).toHaveLength(1);
    const posted = postedIn(shared.body);
    expect([posted.flags, posted.content]).toEqual([0, `-# Shared by <@${ALICE}>`]);
    expect(posted.embeds).toEqual(message.embeds);
    expect(labelsOf(posted)).toEqual(['Earlier', 'Later', 'Listen']);
    const own2 = await sentLater(here, 'PATCH', from);
    expect(labelsOf(postedIn(own2.body))).toContain('Shared');
  });

  test.each<[string, ClipSource | undefined, RegExp]>([
    ['fails', { clip: () => Promise.reject(new ClipError('status 404')) }, /couldn’t fetch/],
    [
      'has to wait too long',
      { clip: () => Promise.reject(new ClipError('too many', { isBusy: true })) },
      /many clips right now/,
    ],
    ['is turned off', undefined, /don’t fetch recordings here/],
  ])('gives a link to the place when it %s', async (_name, clips, sentence) => {
    const here = await stageWith(clips);
    const { call, message } = await hear(here);
    expect(call.files).toEqual([]);
    expect(message.content).toMatch(sentence);
    expect(labelsOf(message)).toEqual(['Earlier', 'Later', 'Listen', 'Share']);
    if (clips !== undefined) await here.log.line(({ msg, episode }) => msg === 'no clip' && episode === 1);
  });

  test('of a place that does not exist says so', async () => {
    const here = await stageWith({ clip: async () => MP3 });
    const episode = await opened(here);
    for (const value of ['hear=1-x', 'hear', 'hear=1-999999999', 'hear=-1-5', 'hear=1']) {
      const { data } = await here.members.press(ALICE, episode, `1:${value}:`);
      expect(data.content).toMatch(/from before my last update/);
    }
  });
});
