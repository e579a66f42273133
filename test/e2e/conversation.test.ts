import { type APIMessage, ComponentType, InteractionResponseType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { PlaygroundBot } from './playground-bot.ts';

const bot = new PlaygroundBot();

async function run(path: string, options: Record<string, string | boolean> = {}, user = 'Maya', channel = 'general') {
  const result = await bot.discord.command({ user, channel, path, options });
  if (!result.message) throw new Error(`/${path} was answered without a message`);
  return { ...result, message: result.message };
}

function text({ content, embeds }: APIMessage): string {
  const parts = embeds.flatMap(({ title, url, description, fields = [], footer, author }) => [
    ...[author?.name, title, url, description, footer?.text],
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return [content, ...parts].filter(Boolean).join('\n');
}

/** The next message, new or changed, that is as the test wants it. */
function nextMessage(wanted: (message: APIMessage, isPublic: boolean) => boolean): Promise<APIMessage> {
  return new Promise((resolve) => {
    const stop = bot.discord.on((event) => {
      if (event.type !== 'message') return;
      const { message, visibleTo } = event.message;
      if (!wanted(message, visibleTo === undefined)) return;
      stop();
      resolve(message);
    });
  });
}

function button(message: APIMessage, label: RegExp): string {
  for (const row of message.components ?? []) {
    if (row.type !== ComponentType.ActionRow) continue;
    for (const component of row.components) {
      if (component.type === ComponentType.Button && 'custom_id' in component && label.test(component.label ?? '')) {
        return component.custom_id;
      }
    }
  }
  throw new Error(`No button ${label} in ${JSON.stringify(message.components)}`);
}

describe('every command answers, and Discord takes each answer', () => {
  test.each([
    ['hpr search', { query: 'xen virtualisation' }, /eps\/hpr0001\/index\.html.*\*\*/s],
    ['hpr search', { query: 'radio', host: 'Pip', series: '', tag: 'home lab', from: '2019', to: '2025-12' }, /Pip/],
    ['hpr episode', { episode: '12' }, /eps\/hpr0012|HPR0012/],
    ['hpr transcript', { episode: 'hpr26', words: 'red folder' }, /\*\*red folder\*\*/i],
    ['hpr host', { host: 'pip' }, /Pip/],
    ['hpr series', { series: '1' }, /episode/],
    ['hpr latest', {}, /HPR0030/],
    ['hpr random', {}, /HPR\d{4}/],
    ['hpr stats', {}, /\b29 episodes/],
    ['hpr about', {}, /hpr search/],
  ])('/%s %j', async (path, options, expected) => {
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== ''));
    const { message, ephemeral } = await run(path, given);
    expect(`${text(message)}${JSON.stringify(message.components)}`).toMatch(expected);
    expect(text(message)).not.toMatch(/\b(undefined|null|NaN)\b/);
    expect(ephemeral).toBe(false);
    expect(message.mentions).toEqual([]);
  });

  test('a title of two shows is a choice, which only the member sees', async () => {
    const { message, ephemeral } = await run('hpr episode', { episode: 'a walk with the recorder' });
    expect(`${text(message)}${JSON.stringify(message.components)}`).toMatch(/HPR0020.*HPR0004/s);
    expect(ephemeral).toBe(true);
  });

  test('in a direct message too', async () => {
    const { message } = await run('hpr search', { query: 'sourdough' }, 'Tomás', 'dm');
    expect(text(message)).toContain('hpr0005');
  });

  test('the loop of a transcript is one line that says how often it was there', async () => {
    const pages: string[] = [];
    let { message } = await run('hpr transcript', { episode: '20' });
    for (;;) {
      pages.push(text(message));
      const next = await bot.discord
        .click({ user: 'Maya', message, customId: button(message, /^›$/) })
        .catch(() => undefined);
      if (!next?.message) break;
      message = next.message;
    }
    expect(pages.join('\n')).toContain('repeated 47 times');
  });
});

describe('autocomplete', () => {
  test.each([
    ['hpr search', 'query', 'sourd'],
    ['hpr search', 'host', 'pi'],
    ['hpr search', 'series', ''],
    ['hpr search', 'tag', 'repa'],
    ['hpr episode', 'episode', 'walk with the recroder'],
    ['hpr transcript', 'episode', '1'],
    ['hpr host', 'host', ''],
    ['hpr series', 'series', 'k'],
  ])('/%s %s:%s has choices', async (path, focused, typed) => {
    const { choices = [] } = await bot.discord.autocomplete({
      user: 'Maya',
      path,
      focused,
      options: { [focused]: typed },
    });
    expect(choices.length).toBeGreaterThan(0);
    expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
  });

  test('a name that is nearly right is taken, which is said until the next click', async () => {
    const { message } = await run('hpr host', { host: 'quilback' });
    expect(message.content).toBe('-# I don’t know any host called “quilback”, so I assumed you meant “quillback”.');
    expect((await run('hpr host', { host: 'quillback' })).message.content).toBe('');
    const episode = await run('hpr episode', { episode: 'Forty Meters of Dust' });
    expect(episode.message.content).toMatch(/assumed you meant “Forty Metres of Dust”/);
    const customId = button(episode.message, /^Transcript$/);
    const clicked = await bot.discord.click({ user: 'Maya', message: episode.message, customId });
    expect(clicked.message).toMatchObject({ id: episode.message.id, content: '' });
  });

  test('a choice leads to the thing that it names', async () => {
    const { choices = [] } = await bot.discord.autocomplete({
      user: 'Maya',
      path: 'hpr episode',
      focused: 'episode',
      options: { episode: 'walk' },
    });
    const [choice] = choices;
    const { message } = await run('hpr episode', { episode: String(choice?.value) });
    expect(text(message)).toContain('A Walk with the Recorder');
  });
});

describe('pages', () => {
  const LONG = `${'радио и хлеб 📻 '.repeat(20)}`.trim().slice(0, 198);

  test.each(['a computer and a', LONG, '“the, _this_ | \\ "and+"'])(
    'go on after a restart, for ever: %s',
    async (query) => {
      const first = await run('hpr search', { query: `${query} computer`.slice(-200) });
      await bot.restart();
      const press = async (message: APIMessage, label: RegExp): Promise<APIMessage> => {
        const pressed = await bot.discord.click({ user: 'Maya', message, customId: button(message, label) });
        expect(pressed.message?.id).toBe(first.message.id);
        return pressed.message ?? message;
      };
      const all = await press(first.message, /^More$/);
      const second = await press(all, /^›$/);
      expect(button(second, /^Page 2$/)).toBeTruthy();
      expect(text(second)).not.toBe(text(all));
      const back = await press(second, /^‹$/);
      expect(text(back)).toBe(text(all));
      expect(text(await press(back, /Best answer/))).toBe(text(first.message));
    },
  );

  test('are jumped to through the page number', async () => {
    const { message } = await run('hpr latest');
    const opened = await bot.discord.click({ user: 'Maya', message, customId: button(message, /^1 \/ \d+$/) });
    expect(opened.responseType).toBe(InteractionResponseType.Modal);
    const jumped = await bot.discord.submitModal({ user: 'Maya', opened, values: { page: '3' } });
    expect(button(jumped.message ?? message, /^3 \/ \d+$/)).toBeTruthy();
    const nonsense = await bot.discord.click({
      user: 'Maya',
      message,
      customId: button(jumped.message ?? message, /^3 \/ \d+$/),
    });
    const told = await bot.discord.submitModal({ user: 'Maya', opened: nonsense, values: { page: 'x' } });
    expect(told.ephemeral).toBe(true);
  });

  test('of another member are their own copy, and the first one stays as it is', async () => {
    const { message } = await run('hpr latest');
    const copy = await bot.discord.click({ user: 'Tomás', message, customId: button(message, /^›$/) });
    expect(copy.ephemeral).toBe(true);
    expect(copy.message?.id).not.toBe(message.id);
    expect(button(copy.message ?? message, /^2 \/ \d+$/)).toBeTruthy();
    const [now] = bot.discord.messages({ user: 'Maya' }).filter(({ id }) => id === message.id);
    expect(now && text(now)).toBe(text(message));
  });
});

describe('a transcript', () => {
  test('is read from its best place to the next ones, and back', async () => {
    const { message } = await run('hpr transcript', { episode: 'hpr26', words: 'red folder' });
    expect(text(message)).toMatch(/“red folder” · place 1 of \d/);
    const press = async (shown: APIMessage, label: RegExp): Promise<APIMessage> => {
      const { message: next } = await bot.discord.click({
        user: 'Maya',
        message: shown,
        customId: button(shown, label),
      });
      return next ?? shown;
    };
    const second = await press(message, /^Next place/);
    expect(text(second)).toMatch(/“red folder” · place 2 of \d/);
    expect(text(second)).toMatch(/▸ .*\*\*/);
    const turned = await press(second, /^[‹›]$/);
    expect(text(turned)).toMatch(/place 2 of \d/);
    expect(text(await press(turned, /Previous place/))).toBe(text(message));
  });
});

describe('a miss', () => {
  test('of a title that several shows have says so, to the member alone', async () => {
    const { message, ephemeral } = await run('hpr episode', { episode: 'a walk with the recorder' });
    expect(ephemeral).toBe(true);
    expect(text(message)).toContain('Which “a walk with the recorder”?');
    expect(JSON.stringify(message.components)).toMatch(/HPR0020.*HPR0004/s);
  });

  test('is private, is asked again with what was typed, and can be shared once it finds something', async () => {
    const miss = await run('hpr search', { query: 'zeppelinitis', host: 'Pip' });
    expect(miss.ephemeral).toBe(true);
    const opened = await bot.discord.click({
      user: 'Maya',
      message: miss.message,
      customId: button(miss.message, /^Change the question$/),
    });
    expect(opened.responseType).toBe(InteractionResponseType.Modal);
    const found = await bot.discord.submitModal({ user: 'Maya', opened, values: { query: 'backup' } });
    expect(found.message?.id).toBe(miss.message.id);
    expect(text(found.message ?? miss.message)).toMatch(/by Pip/);
    expect(JSON.stringify(found.message?.components)).toContain('Share');
  });

  test('of a date offers dates, and one that people write is read', async () => {
    const wrong = await run('hpr search', { query: 'radio', from: '2021-13' });
    expect(wrong.ephemeral).toBe(true);
    const { message } = await bot.discord.select({ user: 'Maya', message: wrong.message, values: ['2021'] });
    expect(text(message ?? wrong.message)).toMatch(/since 2021/);
    expect(text((await run('hpr search', { query: 'radio', from: 'january 2021' })).message)).toMatch(/since Jan 2021/);
  });
});

describe('the numbers', () => {
  test('come with a picture, which goes when they do', async () => {
    const { message } = await run('hpr stats');
    expect(message.attachments).toMatchObject([{ filename: 'episodes-a-year.png', content_type: 'image/png' }]);
    const opened = await bot.discord.click({ user: 'Maya', message, customId: button(message, /^Longest/) });
    expect(opened.message?.attachments).toEqual([]);
    const back = await bot.discord.click({
      user: 'Maya',
      message,
      customId: button(opened.message ?? message, /^back$/i),
    });
    expect(back.message?.attachments).toHaveLength(1);
  });
});

describe('an answer', () => {
  test('opens an episode with one press and goes back to where it was', async () => {
    const { message } = await run('hpr search', { query: 'xen' });
    const opened = await bot.discord.click({ user: 'Maya', message, customId: button(message, /^open$/i) });
    expect(opened.message?.id).toBe(message.id);
    expect(text(opened.message ?? message)).toContain('A Server from the Junk Shop');
    const back = await bot.discord.click({
      user: 'Maya',
      message,
      customId: button(opened.message ?? message, /^back$/i),
    });
    expect(text(back.message ?? message)).toBe(text(message));
  });

  test('leads to the shows that are related to one, and back', async () => {
    const { message } = await run('hpr episode', { episode: '5' });
    const more = await bot.discord.click({ user: 'Maya', message, customId: button(message, /^more$/i) });
    const related = await bot.discord.click({
      user: 'Maya',
      message,
      customId: button(more.message ?? message, /^related$/i),
    });
    expect(text(related.message ?? message)).toContain('eps/hpr0027/index.html');
    const opened = await bot.discord.select({ user: 'Maya', message: related.message ?? message, values: ['27'] });
    expect(text(opened.message ?? message)).toContain('Red Cabbage and a Light Sensor');
    const back = await bot.discord.click({
      user: 'Maya',
      message: opened.message ?? message,
      customId: button(opened.message ?? message, /^back$/i),
    });
    expect(text(back.message ?? message)).toBe(text(related.message ?? message));
  });

  test('that is private is shared by its button', async () => {
    const { message, ephemeral } = await run('hpr search', { query: 'sourdough', private: true });
    expect(ephemeral).toBe(true);
    const posted = nextMessage((_, isPublic) => isPublic);
    const done = nextMessage(({ id, components }) => id === message.id && /"Shared"/.test(JSON.stringify(components)));
    await bot.discord.click({ user: 'Maya', message, customId: button(message, /share/i) });
    expect(text(await posted)).toContain('hpr0005');
    expect(bot.discord.messages({ user: 'Tomás' }).map(({ id }) => id)).toContain((await posted).id);
    expect(text(await done)).toBe(text(message));
  });

  test('to what a message says is found from its menu, privately', async () => {
    const said = await bot.discord.say({
      user: 'Tomás',
      content: 'which one was it with the sourdough and the **microcontroller**? @everyone',
    });
    const { message, ephemeral } = await bot.discord.messageCommand({
      user: 'Maya',
      name: 'Find in HPR',
      message: said,
    });
    expect(ephemeral).toBe(true);
    expect(message && text(message)).toContain('hpr0005');
  });

  test('to what a message says is shared as a reply to it: one card, credited', async () => {
    const said = await bot.discord.say({
      user: 'Tomás',
      content: 'anyone remember the show with xen in the junk shop?',
    });
    const { message } = await bot.discord.messageCommand({ user: 'Maya', name: 'Find in HPR', message: said });
    if (message === undefined) throw new Error('There is no answer.');
    const posted = nextMessage(({ content }, isPublic) => isPublic && /^-# Shared by/.test(content));
    await bot.discord.click({ user: 'Maya', message, customId: button(message, /share/i) });
    const { message_reference: reference, embeds } = await posted;
    expect(reference?.message_id).toBe(said.id);
    expect(embeds.map(({ title }) => title)).toEqual([expect.stringContaining('Junk Shop')]);
  });

  test('to nothing that was ever said offers what is near', async () => {
    const { message } = await run('hpr search', { query: '+qqqqqqq bash arays' });
    expect(text(message)).toMatch(/nothing/i);
    expect(JSON.stringify(message.components)).toMatch(/bash/i);
  });
});

describe('a bad day', () => {
  test('a connection that is cut is resumed', async () => {
    bot.discord.gateway.drop();
    await bot.process.said(/back again/);
    const { message } = await run('hpr latest');
    expect(text(message)).toContain('HPR0030');
  });

  test.each([
    ['a reset', { kind: 'reset' as const }],
    ['a 502', { kind: 'status' as const, status: 502 }],
  ])('%s of the answer on its way is tried again', async (_, fault) => {
    bot.discord.inject({ fault, method: 'POST', path: '/callback' });
    const { message } = await run('hpr latest');
    expect(text(message)).toContain('HPR0030');
  });

  test('nothing that was sent was refused, and the token is in no line of the log', () => {
    const refused = bot.discord.requests.filter(({ status, fault }) => status >= 400 && fault === undefined);
    expect(refused.map(({ method, path, error }) => ({ method, path, error }))).toEqual([]);
    expect(bot.process.output + bot.process.errors).not.toContain(bot.discord.token);
  });
});
