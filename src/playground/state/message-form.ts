import type { APIAllowedMentions, APIEmbed, APIMessageTopLevelComponent, APIPoll } from 'discord-api-types/v10';
import type { UploadedFile } from './attachments.ts';

/**
 * What a bot says about a message when it makes or edits one. In an edit, what is absent stays, and null empties.
 * Checked before it gets this type.
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
  readonly message_reference?: { readonly message_id: string } | null;
}

export interface AttachmentForm {
  /** The n of a file uploaded with the request, or the id of an attachment that the message has already. */
  readonly id: string;
  readonly filename?: string;
  readonly description?: string;
}

/** A form with the files that came with it. */
export interface MessageDraft {
  readonly form: MessageForm;
  readonly files: readonly UploadedFile[];
}
