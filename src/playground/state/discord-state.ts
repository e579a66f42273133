import { AllowedMentionsTypes, type APIMessage, MessageType } from 'discord-api-types/v10';
import { EventHub } from '../events.ts';
import { AttachmentStore } from './attachments.ts';
import { type Channel, DIRECT_CHANNELS, GUILD_ID, TEXT_CHANNELS } from './channels.ts';
import { CommandRegistry } from './commands.ts';
import { MessageFactory } from './message-factory.ts';
import { MessageStore } from './messages.ts';
import { PEOPLE, type Person } from './people.ts';
import { SEED_MESSAGES } from './seed-messages.ts';
import { snowflakeAt, snowflakeSource } from './snowflakes.ts';

/** The message that a member replies to, and whether to mention its author. Discord's client does by default. */
export interface MemberReply {
  readonly to: APIMessage;
  readonly ping: boolean;
}

export const CHANNELS: readonly Channel[] = [...TEXT_CHANNELS, ...DIRECT_CHANNELS];

/** The state of the local Discord: one guild, its users, channels, commands and messages. */
export class DiscordState {
  readonly guildId = GUILD_ID;
  readonly events = new EventHub();
  readonly messages = new MessageStore(this.events);
  readonly newId: () => string;
  readonly now: () => number;
  readonly commands: CommandRegistry;
  readonly attachments: AttachmentStore;
  readonly messageFactory: MessageFactory;

  /**
   * @param now Milliseconds since 1970.
   * @param url The base URL of uploaded files.
   */
  constructor(now: () => number, url: () => string) {
    this.now = now;
    this.newId = snowflakeSource(now);
    this.commands = new CommandRegistry(this.events, this.newId);
    this.attachments = new AttachmentStore(url);
    this.messageFactory = new MessageFactory(this.attachments, this.newId);
    this.#seed();
  }

  channel(id: string): Channel | undefined {
    return CHANNELS.find((channel) => channel.id === id);
  }

  person(id: string): Person | undefined {
    return PEOPLE.find(({ user }) => user.id === id);
  }

  /** Whether the user has access to the channel. */
  canSee(person: Person, channel: Channel): boolean {
    return channel.kind === 'text' || channel.userId === person.user.id;
  }

  /** Posts a plain message. */
  postMessage(person: Person, channel: Channel, content: string, reply?: MemberReply): APIMessage {
    return this.#say(person, channel, content, { id: this.newId(), time: this.now() }, reply);
  }

  /** Changes the text of a plain message. */
  editMessage(message: APIMessage, content: string): APIMessage {
    const edited = this.messageFactory.edit(message, { form: { content }, files: [] }, this.now());
    this.messages.put({ message: edited });
    return edited;
  }

  #say(
    person: Person,
    channel: Channel,
    content: string,
    at: { readonly id: string; readonly time: number },
    reply?: MemberReply,
  ): APIMessage {
    const type = reply ? MessageType.Reply : MessageType.Default;
    const allowed_mentions = { parse: Object.values(AllowedMentionsTypes), replied_user: reply?.ping ?? false };
    const message = this.messageFactory.create(
      {
        ...at,
        channelId: channel.id,
        author: person.user,
        type,
        ...(reply ? { repliesTo: reply.to } : {}),
      },
      { form: { content, allowed_mentions }, files: [] },
    );
    this.messages.put({ message });
    return message;
  }

  #seed(): void {
    for (const [index, { channel: name, by, minutesAgo, content }] of SEED_MESSAGES.entries()) {
      const channel = TEXT_CHANNELS.find((one) => one.name === name);
      const time = this.now() - minutesAgo * 60_000;
      if (channel) this.#say(by, channel, content, { id: snowflakeAt(time, index), time });
    }
  }
}
