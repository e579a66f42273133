import type { APIAllowedMentions, APIEmbed, APIMessageTopLevelComponent, APIPoll } from 'discord-api-types/v10';
import type { UploadedFile } from './attachments.ts';

/**
 * The body of a request that creates or edits a message, already validated. In an edit, absent fields are unchanged and
 * null clears a field.
 */
export interface MessageForm {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: APIAllowedMentions | null;
  readonly attachments?: readonly AttachmentForm[] | null;
  readonly poll?: Partial<APIPoll> | null;
  readonly sticker_ids?: readonly string[] | null;
  readonly tts?: boolean | null;
  readonly nonce?: string | number | null;
  /** If set and the bot has already posted a message with this nonce, that message is returned instead of a new one. */
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists?: boolean | null } | null;
}

export interface AttachmentForm {
  /** The n of an uploaded `files[n]`, or the id of an existing attachment of the message. */
  readonly id: string;
  readonly filename?: string;
  readonly description?: string;
}

/** A form with its uploaded files. */
export interface MessageDraft {
  readonly form: MessageForm;
  readonly files: readonly UploadedFile[];
}
