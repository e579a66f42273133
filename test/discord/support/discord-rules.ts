import { CreateMessageInteractionCallbackRequestSchema } from 'discord-api-spec/zod';
import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { safeParse } from 'zod/mini';
import { COMPONENT, EMBED, MESSAGE } from '../../../src/discord/limits.ts';
import type { Message } from '../../../src/discord/message.ts';

/** Fails where Discord would refuse this message. Lengths are in UTF-16 units, which is never less than Discord counts. */
export function expectDiscordTakes(message: Message): void {
  const parsed = safeParse(CreateMessageInteractionCallbackRequestSchema, { type: 4, data: message });
  expect(parsed.error?.issues ?? []).toEqual([]);
  expect(message.embeds.length).toBeLessThanOrEqual(EMBED.perMessage);
  for (const embed of message.embeds) expectEmbed(embed);
  expect(message.embeds.map(lengthOfEmbed).reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(EMBED.inAll);
  expect(message.components.length).toBeLessThanOrEqual(MESSAGE.rows);
  for (const row of message.components) expectRow(row);
  const ids = customIdsOf(message);
  expect(new Set(ids).size).toBe(ids.length);
}

export function customIdsOf({ components }: Pick<Message, 'components'>): readonly string[] {
  return components.flatMap((row) => row.components.flatMap((one) => ('custom_id' in one ? one.custom_id : [])));
}

function expectEmbed(embed: APIEmbed): void {
  expectText(embed.title, EMBED.title);
  expectText(embed.description, EMBED.description);
  expectText(embed.footer?.text, EMBED.footer);
  expectText(embed.author?.name, EMBED.author);
  expect(embed.fields?.length ?? 0).toBeLessThanOrEqual(EMBED.fields);
  for (const { name, value } of embed.fields ?? []) {
    expectText(name, EMBED.fieldName);
    expectText(value, EMBED.fieldValue);
  }
  expect(lengthOfEmbed(embed)).toBeGreaterThan(0);
}

function lengthOfEmbed({ title, description, footer, author, fields = [] }: APIEmbed): number {
  const texts = [title, description, footer?.text, author?.name, ...fields.flatMap(({ name, value }) => [name, value])];
  return texts.join('').length;
}

/** Discord refuses an empty text where there may be none, and so a text of nothing but white space. */
function expectText(text: string | undefined, limit: number): void {
  if (text === undefined) return;
  expect(text.trim()).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(limit);
  expect(text.isWellFormed()).toBe(true);
}

function expectRow({ components }: APIActionRowComponent<APIComponentInMessageActionRow>): void {
  const isMenu = components.some(({ type }) => type !== 2);
  expect(components.length).toBeGreaterThan(0);
  expect(components.length).toBeLessThanOrEqual(isMenu ? 1 : COMPONENT.buttonsInRow);
  for (const component of components) {
    if ('custom_id' in component) {
      expect(component.custom_id.length).toBeLessThanOrEqual(COMPONENT.customId);
      expect(component.custom_id.isWellFormed()).toBe(true);
      expect(component.custom_id).toBe(component.custom_id.trim());
    }
    if (component.type === 2 && 'label' in component) expectText(component.label, COMPONENT.buttonLabel);
    if (component.type !== 3) continue;
    expectText(component.placeholder, COMPONENT.placeholder);
    expect(component.options.length).toBeGreaterThan(0);
    expect(component.options.length).toBeLessThanOrEqual(COMPONENT.options);
    expect(new Set(component.options.map(({ value }) => value)).size).toBe(component.options.length);
    for (const { label, description, value } of component.options) {
      expectText(label, COMPONENT.optionLabel);
      expectText(description, COMPONENT.optionDescription);
      expectText(value, COMPONENT.optionValue);
    }
  }
}
