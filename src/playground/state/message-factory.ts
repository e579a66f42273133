import {
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIUser,
  EmbedType,
  MessageFlags,
  MessageReferenceType,
  type MessageType,
} from 'discord-api-types/v10';
import type { AttachmentStore } from './attachments.ts';
import { normalizeComponents } from './components.ts';
import { NO_FLAGS } from './flags.ts';
import { ROLES } from './guild.ts';
import { mentionsOf } from './mentions.ts';
import type { MessageDraft } from './message-form.ts';
import { BOT, PEOPLE } from './people.ts';

/** The flags that a bot can set when it creates a message. */
const SETTABLE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;
/** The flags that an edit can change. */
const EDITABLE = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

const USERS: readonly APIUser[] = [...PEOPLE.map(({ user }) => user), BOT];

export interface NewMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: APIUser;
  readonly type: MessageType;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The message that it replies to. */
  readonly repliesTo?: APIMessage;
}

/** Creates and edits messages, normalized as Discord stores and returns them. */
export class MessageFactory {
  readonly #attachments: AttachmentStore;
  readonly #newId: () => string;

  constructor(attachments: AttachmentStore, newId: () => string) {
    this.#attachments = attachments;
    this.#newId = newId;
  }

  create({ id, channelId, author, type, time, repliesTo }: NewMessage, draft: MessageDraft): APIMessage {
    const { form } = draft;
    const content = form.content?.trim() ?? '';
    const mentions = mentionsOf(content, form.allowed_mentions, USERS, ROLES, repliesTo?.author);
    const attachments = this.#attach(channelId, [], draft);
    return {
      id,
      channel_id: channelId,
      author,
      type,
      content,
      timestamp: new Date(time).toISOString(),
      edited_timestamp: null,
      tts: form.tts ?? false,
      pinned: false,
      mentions: mentions.users,
      mention_roles: mentions.roles,
      mention_everyone: mentions.everyone,
      attachments,
      embeds: normalizeEmbeds(form.embeds ?? [], attachments),
      components: normalizeComponents(form.components ?? []),
      flags: (form.flags ?? NO_FLAGS) & SETTABLE,
      ...(form.nonce == null ? {} : { nonce: form.nonce }),
      ...(repliesTo ? referenceTo(repliesTo) : {}),
    };
  }

  /** The message after an edit. Null in the form clears a field. */
  edit(message: APIMessage, draft: MessageDraft, time: number): APIMessage {
    const { form } = draft;
    const content = form.content === undefined ? message.content : (form.content?.trim() ?? '');
    const mentions = mentionsOf(content, form.allowed_mentions, USERS, ROLES);
    const attachments = this.#attach(message.channel_id, message.attachments, draft);
    const { embeds, components } = form;
    const flags = message.flags ?? NO_FLAGS;
    return {
      ...message,
      content,
      mentions: mentions.users,
      mention_roles: mentions.roles,
      mention_everyone: mentions.everyone,
      attachments,
      embeds: embeds === undefined ? message.embeds : normalizeEmbeds(embeds ?? [], attachments),
      components: components === undefined ? (message.components ?? []) : normalizeComponents(components ?? []),
      flags: form.flags == null ? flags : (flags & ~EDITABLE) | (form.flags & EDITABLE),
      edited_timestamp: new Date(time).toISOString(),
    };
  }

  /** The attachments after an edit: kept ones first, then new files. */
  #attach(channelId: string, present: readonly APIAttachment[], { form, files }: MessageDraft): APIAttachment[] {
    const said = form.attachments;
    const kept = said === undefined ? present : present.filter(({ id }) => said?.some((one) => one.id === id));
    const added = files.map((file) => {
      const about = said?.find(({ id }) => id === String(file.index));
      const named = about?.filename === undefined ? file : { ...file, name: about.filename };
      return this.#attachments.save(this.#newId(), channelId, named, about?.description);
    });
    return [...kept, ...added];
  }
}

function referenceTo(message: APIMessage): Partial<APIMessage> {
  return {
    message_reference: { type: MessageReferenceType.Default, channel_id: message.channel_id, message_id: message.id },
    referenced_message: withoutReference(message),
  };
}

/** A referenced message is included without its own reference. */
export function withoutReference({ referenced_message: _, ...message }: APIMessage): APIMessage {
  return message;
}

function normalizeEmbeds(embeds: readonly APIEmbed[], attachments: readonly APIAttachment[]): APIEmbed[] {
  const urls = new Map(attachments.map(({ filename, url }) => [`attachment://${filename}`, url]));
  const resolve = (url: string) => urls.get(url) ?? url;
  return embeds.map(({ title, description, author, footer, image, thumbnail, fields, ...rest }) => ({
    ...rest,
    type: EmbedType.Rich,
    ...(title?.trim() ? { title: title.trim() } : {}),
    ...(description?.trim() ? { description: description.trim() } : {}),
    ...(author ? { author: { ...author, name: author.name.trim() } } : {}),
    ...(footer ? { footer: { ...footer, text: footer.text.trim() } } : {}),
    ...(image ? { image: { ...image, url: resolve(image.url) } } : {}),
    ...(thumbnail ? { thumbnail: { ...thumbnail, url: resolve(thumbnail.url) } } : {}),
    ...(fields
      ? {
          fields: fields.map(({ name, value, inline = false }) => ({
            name: name.trim(),
            value: value.trim(),
            inline,
          })),
        }
      : {}),
  }));
}
