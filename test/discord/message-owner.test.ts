import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { ALICE, BOB, labelsOf, menusOf, postedIn, sent } from './support/members.ts';
import { questionIn, TestedBot } from './support/tested-bot.ts';

const bot = new TestedBot();

describe('the owner of a message', () => {
  test('pages in place', async () => {
    const first = await bot.listed();
    expect(labelsOf(first)).toContain('Page 1');
    const second = await bot.members.press(ALICE, first, '›');
    expect(second.type).toBe(InteractionResponseType.UpdateMessage);
    expect(labelsOf(second.data)).toContain('Page 2');
    const last = await bot.members.press(ALICE, sent(second, ALICE), '»');
    expect(last.data.embeds[0]?.description).toContain('**11.**');
    expect(labelsOf((await bot.members.press(ALICE, sent(last, ALICE), '«')).data)).toContain('Page 1');
  });

  test('opens a show, reads its transcript at the match, and returns to the same page', async () => {
    const second = sent(await bot.members.press(ALICE, await bot.listed(), '›'), ALICE);
    const show = sent(await bot.members.press(ALICE, second, '7'), ALICE);
    expect(show.embeds[0]?.title).toBe('HPR0007: Bread, part 7');
    const transcript = sent(await bot.members.press(ALICE, show, 'Transcript'), ALICE);
    expect(transcript.embeds[0]?.description).toContain('**sourdough**');
    expect(transcript.embeds[0]?.description).toContain('*(repeated 7,801 times)*');
    const again = sent(await bot.members.press(ALICE, transcript, '← HPR0007'), ALICE);
    expect(again.embeds).toEqual(show.embeds);
    const results = await bot.members.press(ALICE, again, 'Back');
    expect(results.data.embeds).toEqual(second.embeds);
    expect(labelsOf(results.data)).toContain('Page 2');
  });

  test('jumps to a page by its number, and gets an explanation for any other input', async () => {
    const first = await bot.listed();
    const modal = await bot.members.press(ALICE, first, 'Page 1');
    expect(modal.type).toBe(InteractionResponseType.Modal);
    const submit = (value: string) => bot.members.submit(ALICE, first, modal.data.custom_id, value);
    expect(labelsOf((await submit('3')).data)).toContain('Page 3');
    expect(labelsOf((await submit(' 999 ')).data)).toContain('Page 3');
    for (const none of ['0', '-1', '0.0']) {
      expect((await submit(none)).data.content).toContain('is not a page. Type a number from 1 to 3.');
    }
    const { type, data } = await submit('two *please*');
    expect(type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(data.flags & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(data.content).toBe('“two \\*please\\*” is not a page. Type a number from 1 to 3.');
  });

  test('of a random show gets another one', async () => {
    const first = sent(await bot.members.command(ALICE, 'random', { host: '2' }), ALICE);
    const second = await bot.members.press(ALICE, first, 'Another one');
    expect(second.type).toBe(InteractionResponseType.UpdateMessage);
    expect(second.data.embeds[0]?.title).toMatch(/^HPR00(09|10|11|12): Bread/);
    expect(second.data.embeds[0]?.title).not.toBe(first.embeds[0]?.title);
  });
});

describe('another member', () => {
  test('gets a private copy of the page that the control leads to', async () => {
    const { type, data } = await bot.members.press(BOB, await bot.listed(), '›');
    expect(type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(data.flags & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(labelsOf(data)).toContain('Page 2');
    expect(menusOf(data)).toEqual(['Share one of these…']);
  });

  test('pages their own copy in place', async () => {
    const copy = sent(await bot.members.press(BOB, await bot.listed(), '›'), BOB);
    const { type, data } = await bot.members.press(BOB, copy, '›');
    expect(type).toBe(InteractionResponseType.UpdateMessage);
    expect(labelsOf(data)).toContain('Page 3');
    expect(menusOf(data)).toEqual(['Share one of these…']);
  });

  test('owns a private message even if Discord does not say whose it is', async () => {
    const { interaction_metadata: _, ...copy } = await bot.searched({ private: true });
    expect((await bot.members.press(ALICE, copy, 'More')).type).toBe(InteractionResponseType.UpdateMessage);
  });

  test('gets a copy for a jump to a page too', async () => {
    const first = await bot.listed();
    const modal = await bot.members.press(BOB, first, 'Page 1');
    const { type, data } = await bot.members.submit(BOB, first, modal.data.custom_id, '3');
    expect(type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(data.flags & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
  });
});

describe('Share', () => {
  test('posts a private answer publicly, and then says so', async () => {
    const { discord, members } = bot;
    const mine = await bot.searched({ private: true });
    const from = discord.calls.length;
    expect((await members.press(ALICE, mine, 'Share')).type).toBe(InteractionResponseType.DeferredMessageUpdate);
    const posted = postedIn(
      (await discord.call(({ method, path }) => method === 'POST' && path.startsWith('/webhooks'), from)).body,
    );
    expect(posted.flags & MessageFlags.Ephemeral).toBe(0);
    expect(posted.content).toBe(`-# Shared by <@${ALICE}>`);
    // The card of the best, without the question above it and the others below.
    expect(posted.embeds).toHaveLength(1);
    expect(posted.embeds[0]).toMatchObject({ title: 'Bread, part 1', description: mine.embeds[0]?.description });
    expect(questionIn(posted)).toBeUndefined();
    expect(labelsOf(posted)).toEqual([expect.stringMatching(/^Listen at ≈/), 'Open', 'Transcript']);
    expect(posted.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(labelsOf(posted)).not.toContain('Share');
    const edited = postedIn((await discord.call(({ method }) => method === 'PATCH', from)).body);
    expect(labelsOf(edited)).toContain('Shared');
  });
});

describe('Share, when the response to its first request is lost', () => {
  test('posts anyway', async () => {
    const { discord, members } = bot;
    const mine = await bot.searched({ private: true });
    const from = discord.calls.length;
    discord.troubles.push('reset after arrival', { status: 400, code: 40060 });
    await members.press(ALICE, mine, 'Share');
    expect(discord.calls.slice(from).filter(({ path }) => path.startsWith('/webhooks'))).toHaveLength(2);
  });
});

describe('a message of another version', () => {
  test('gets a helpful answer', async () => {
    const old = {
      ...(await bot.searched()),
      components: [{ type: 1, id: 1, components: [{ type: 2, style: 2, label: 'Next', custom_id: 'next_page_2' }] }],
    };
    const { type, data } = await bot.members.press(ALICE, old, 'Next');
    expect(type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(data.flags & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(data.content).toContain('Run the command again');
  });

  test('whose page is gone shows the nearest one', async () => {
    const last = sent(await bot.members.press(ALICE, await bot.listed(), '»'), ALICE);
    expect(labelsOf(last)).toContain('Page 3');
    const { data } = await bot.members.press(ALICE, last, '›');
    expect(labelsOf(data)).toContain('Page 3');
  });
});
