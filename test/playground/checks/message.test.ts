import type { APIEmbed } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../src/playground/checks/message.ts';
import { long, options, refusal, spec } from '../support/refusal.ts';

function message(body: object): string[] {
  return refusal(() => checkMessage({ form: spec.read('IncomingWebhookRequestPartialSchema', body), files: [] }, []));
}

function embed(part: object): string[] {
  return message({ embeds: [{ title: 'A title', ...part }] });
}

function row(...components: object[]): string[] {
  return message({ content: 'x', components: [{ type: 1, components }] });
}

const button = (part: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...part });
const menu = (part: object = {}) => ({ type: 3, custom_id: 'menu', options: [{ label: 'A', value: 'a' }], ...part });

describe('a message is rejected', () => {
  it.each<[string, () => string[], string]>([
    [
      'content of 2001',
      () => message({ content: long(2001) }),
      'content BASE_TYPE_MAX_LENGTH Must be 2000 or fewer in length.',
    ],
    [
      'content that is no text',
      () => message({ content: {} }),
      'content STRING_TYPE_CONVERT Could not interpret "{}" as string.',
    ],
    ['nothing in it', () => message({}), '50006 Cannot send an empty message'],
    ['white space only', () => message({ content: ' \n ', embeds: [] }), '50006 Cannot send an empty message'],
    [
      '11 embeds',
      () => message({ embeds: Array(11).fill({ title: 'x' }) }),
      'embeds BASE_TYPE_MAX_LENGTH Must be 10 or fewer in length.',
    ],
    [
      'an empty embed',
      () => message({ embeds: [{ color: 1 }] }),
      'embeds.0.description BASE_TYPE_REQUIRED This field is required',
    ],
    [
      'an embed title of 257',
      () => embed({ title: long(257) }),
      'embeds.0.title BASE_TYPE_MAX_LENGTH Must be 256 or fewer in length.',
    ],
    [
      'an embed description of 4097',
      () => embed({ description: long(4097) }),
      'embeds.0.description BASE_TYPE_MAX_LENGTH Must be 4096 or fewer in length.',
    ],
    [
      '26 embed fields',
      () => embed({ fields: Array(26).fill({ name: 'x', value: 'x' }) }),
      'embeds.0.fields BASE_TYPE_MAX_LENGTH Must be 25 or fewer in length.',
    ],
    [
      'a field name of 257',
      () => embed({ fields: [{ name: long(257), value: 'x' }] }),
      'embeds.0.fields.0.name BASE_TYPE_MAX_LENGTH Must be 256 or fewer in length.',
    ],
    [
      'a field value of 1025',
      () => embed({ fields: [{ name: 'x', value: long(1025) }] }),
      'embeds.0.fields.0.value BASE_TYPE_MAX_LENGTH Must be 1024 or fewer in length.',
    ],
    [
      'a field without a name',
      () => embed({ fields: [{ value: 'x' }] }),
      'embeds.0.fields.0.name BASE_TYPE_REQUIRED This field is required',
    ],
    [
      'a field with an empty value',
      () => embed({ fields: [{ name: 'x', value: ' ' }] }),
      'embeds.0.fields.0.value BASE_TYPE_REQUIRED This field is required',
    ],
    [
      'a footer of 2049',
      () => embed({ footer: { text: long(2049) } }),
      'embeds.0.footer.text BASE_TYPE_MAX_LENGTH Must be 2048 or fewer in length.',
    ],
    [
      'an author of 257',
      () => embed({ author: { name: long(257) } }),
      'embeds.0.author.name BASE_TYPE_MAX_LENGTH Must be 256 or fewer in length.',
    ],
    [
      '6001 characters in all embeds',
      () => message({ embeds: [{ description: long(4000) }, { description: long(2001) }] }),
      'embeds MAX_EMBED_SIZE_EXCEEDED Embed size exceeds maximum size of 6000',
    ],
    [
      'a colour that is none',
      () => embed({ color: 0x1000000 }),
      'embeds.0.color NUMBER_TYPE_MAX int value should be less than or equal to 16777215.',
    ],
    [
      'an address with another scheme',
      () => embed({ url: 'ftp://example.org' }),
      `embeds.0.url URL_TYPE_INVALID_SCHEME Scheme "ftp" is not supported. Scheme must be one of ('http', 'https').`,
    ],
    [
      'an empty address',
      () => embed({ url: '' }),
      `embeds.0.url URL_TYPE_INVALID_SCHEME Scheme "" is not supported. Scheme must be one of ('http', 'https').`,
    ],
    [
      'a picture that is no address',
      () => embed({ image: { url: 'picture.png' } }),
      'embeds.0.image.url URL_TYPE_INVALID_URL Not a well formed URL.',
    ],
    [
      'a timestamp that is none',
      () => embed({ timestamp: 'yesterday' }),
      'embeds.0.timestamp DATE_TIME_TYPE_PARSE Could not parse yesterday. Should be ISO8601.',
    ],
    [
      'six rows',
      () =>
        message({
          content: 'x',
          components: [1, 2, 3, 4, 5, 6].map((id) => ({ type: 1, components: [button({ custom_id: `${id}` })] })),
        }),
      'components BASE_TYPE_MAX_LENGTH Must be 5 or fewer in length.',
    ],
    [
      'six buttons in a row',
      () => row(...[1, 2, 3, 4, 5, 6].map((id) => button({ custom_id: `${id}` }))),
      'components.0.components BASE_TYPE_BAD_LENGTH Must be between 1 and 5 in length.',
    ],
    ['an empty row', () => row(), 'components.0.components BASE_TYPE_BAD_LENGTH Must be between 1 and 5 in length.'],
    [
      'a menu beside a button',
      () => row(button(), menu()),
      'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED The specified component exceeds the maximum width',
    ],
    [
      'a button beside a menu',
      () => row(menu(), button()),
      'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED The specified component exceeds the maximum width',
    ],
    [
      'a custom id twice',
      () => row(button(), button({ style: 2 })),
      'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED Component custom id cannot be duplicated',
    ],
    [
      'a custom id of 101',
      () => row(button({ custom_id: long(101) })),
      'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH Must be between 1 and 100 in length.',
    ],
    [
      'an empty custom id',
      () => row(button({ custom_id: '' })),
      'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH Must be between 1 and 100 in length.',
    ],
    [
      'a button without a custom id',
      () => row(button({ custom_id: null })),
      'components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED A custom id is required',
    ],
    [
      'a link without an address',
      () => row({ type: 2, style: 5, label: 'Go' }),
      'components.0.components.0.url BUTTON_COMPONENT_URL_REQUIRED A url is required',
    ],
    [
      'a link with a custom id',
      () => row(button({ style: 5, url: 'https://example.org' })),
      'components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE A custom id and url cannot both be specified',
    ],
    [
      'a button label of 81',
      () => row(button({ label: long(81) })),
      'components.0.components.0.label BASE_TYPE_MAX_LENGTH Must be 80 or fewer in length.',
    ],
    [
      'a button with nothing on it',
      () => row(button({ label: '' })),
      'components.0.components.0 BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED A label or an emoji is required',
    ],
    [
      'a button style that is none',
      () => row(button({ style: 9 })),
      'components.0.components.0.style BASE_TYPE_CHOICES Value must be one of {1, 2, 3, 4, 5, 6}.',
    ],
    [
      'a component that is none',
      () => row({ type: 77 }),
      'components.0.components.0.type UNION_TYPE_CHOICES Value of field "type" must be one of (2, 3, 5, 6, 7, 8).',
    ],
    [
      'a button outside a row',
      () => message({ content: 'x', components: [button()] }),
      'components.0.type UNION_TYPE_CHOICES Value of field "type" must be one of (1, 9, 10, 12, 13, 14, 17).',
    ],
    [
      'text as a component of old',
      () => message({ content: 'x', components: [{ type: 10, content: 'x' }] }),
      'components.0.type UNION_TYPE_CHOICES Value of field "type" must be one of (1,).',
    ],
    [
      '26 menu options',
      () => row(menu({ options: options(26) })),
      'components.0.components.0.options BASE_TYPE_BAD_LENGTH Must be between 1 and 25 in length.',
    ],
    [
      'a menu without options',
      () => row(menu({ options: [] })),
      'components.0.components.0.options BASE_TYPE_BAD_LENGTH Must be between 1 and 25 in length.',
    ],
    [
      'an option label of 101',
      () => row(menu({ options: [{ label: long(101), value: 'a' }] })),
      'components.0.components.0.options.0.label BASE_TYPE_BAD_LENGTH Must be between 1 and 100 in length.',
    ],
    [
      'an option value of 101',
      () => row(menu({ options: [{ label: 'a', value: long(101) }] })),
      'components.0.components.0.options.0.value BASE_TYPE_BAD_LENGTH Must be between 1 and 100 in length.',
    ],
    [
      'an option description of 101',
      () => row(menu({ options: [{ label: 'a', value: 'a', description: long(101) }] })),
      'components.0.components.0.options.0.description BASE_TYPE_MAX_LENGTH Must be 100 or fewer in length.',
    ],
    [
      'an option value twice',
      () => row(menu({ options: [...options(1), ...options(1)] })),
      'components.0.components.0.options.1 SELECT_COMPONENT_OPTION_VALUE_DUPLICATED The specified option value is already used',
    ],
    [
      'a placeholder of 151',
      () => row(menu({ placeholder: long(151) })),
      'components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH Must be 150 or fewer in length.',
    ],
    [
      'more values than options',
      () => row(menu({ max_values: 2 })),
      'components.0.components.0.max_values SELECT_COMPONENT_MAX_VALUES_TOO_LARGE max_values must be equal to or less than 1.',
    ],
    [
      'mentions allowed twice over',
      () => message({ content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }),
      'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE parse:["users"] and users: [1] are mutually exclusive.',
    ],
    [
      'content beside components of today',
      () => message({ content: 'x', flags: 32768, components: [{ type: 10, content: 'x' }] }),
      "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2 The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
    ],
  ])('for %s', (_, attempt, line) => {
    expect(attempt()).toEqual([line]);
  });

  it('with all errors at once', () => {
    const lines = message({ content: long(2001), embeds: [{ title: long(300), description: long(5000) }] });
    expect(lines).toHaveLength(3);
  });
});

describe('a message is accepted', () => {
  it.each<[string, () => string[]]>([
    ['with characters that are two units long, counted once', () => message({ content: '🎙️'.repeat(1000) })],
    [
      'at every limit of an embed',
      () =>
        embed({
          title: '🎙'.repeat(256),
          description: long(4096),
          author: { name: long(256) },
          fields: [{ name: long(256), value: long(1024) }],
          footer: { text: long(112) },
        }),
    ],
    ['with a timestamp in another zone', () => embed({ timestamp: '2024-05-01T12:00:00+02:00' })],
    ['with null for what is not there', () => embed({ description: null, url: null, footer: null, image: null })],
    ['with a picture of its own', () => embed({ image: { url: 'attachment://chart.png' } })],
    ['with a link button', () => row({ type: 2, style: 5, label: 'Listen', url: 'https://example.org/1.ogg' })],
    [
      'with components of today alone',
      () => message({ flags: 32768, components: [{ type: 17, components: [{ type: 10, content: 'x' }] }] }),
    ],
  ])('%s', (_, attempt) => {
    expect(attempt()).toEqual([]);
  });

  it('up to exactly the total limit of all embeds', () => {
    const size = (embeds: APIEmbed[]) => embeds.reduce((sum, { description = '' }) => sum + [...description].length, 0);
    const description = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 4_000 })
      .map((text) => `.${text}.`);
    fc.assert(
      fc.property(fc.array(description, { minLength: 1, maxLength: 4 }), (texts) => {
        const embeds = texts.map((text) => ({ description: text }));
        expect(message({ embeds })).toHaveLength(size(embeds) > 6_000 ? 1 : 0);
      }),
    );
  });
});
