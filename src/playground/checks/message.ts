import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { apiErrors } from '../api-error.ts';
import { hasFlag } from '../state/flags.ts';
import type { MessageDraft } from '../state/message-form.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { FormErrors, type Path } from './form-errors.ts';
import { countCharacters, LIMITS } from './limits.ts';

/**
 * Checks a message against the rules that the OpenAPI spec lacks.
 *
 * @param path The path of the message within the request body.
 * @param before The message being edited; absent for a new one.
 * @throws ApiError 50035 with each field at fault, or 50006 if the message would be empty.
 */
export function checkMessage({ form, files }: MessageDraft, path: Path, before?: APIMessage): void {
  const errors = new FormErrors();
  const secondVersion =
    hasFlag(form.flags, MessageFlags.IsComponentsV2) || hasFlag(before?.flags, MessageFlags.IsComponentsV2);

  if (countCharacters(form.content?.trim() ?? '') > LIMITS.content)
    errors.tooLong([...path, 'content'], LIMITS.content);
  checkEmbeds(form.embeds ?? [], [...path, 'embeds'], errors);
  checkComponents(form.components ?? [], secondVersion, [...path, 'components'], errors);
  if (secondVersion) checkLegacyFields(form, path, errors);
  checkAllowedMentions(form, path, errors);
  errors.throwIfAny();

  if (isEmpty({ form, files }, before)) throw apiErrors.emptyMessage();
}

function checkLegacyFields(form: MessageDraft['form'], path: Path, errors: FormErrors): void {
  const used = {
    content: Boolean(form.content),
    embeds: Boolean(form.embeds?.length),
    poll: Boolean(form.poll),
    sticker_ids: Boolean(form.sticker_ids?.length),
  };
  for (const [field, isUsed] of Object.entries(used)) {
    if (!isUsed) continue;
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    errors.add([...path, field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

function checkAllowedMentions(form: MessageDraft['form'], path: Path, errors: FormErrors): void {
  for (const kind of ['users', 'roles'] as const) {
    const parsed = form.allowed_mentions?.parse?.some((type) => type === kind);
    const ids = form.allowed_mentions?.[kind] ?? [];
    if (!parsed || ids.length === 0) continue;
    const message = `parse:["${kind}"] and ${kind}: [${ids.join(', ')}] are mutually exclusive.`;
    errors.add([...path, 'allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
  }
}

/** Whether the result would be empty. Fields absent from the form keep the message's value. */
function isEmpty({ form, files }: MessageDraft, before: APIMessage | undefined): boolean {
  const content = form.content === undefined ? before?.content : form.content;
  const embeds = form.embeds === undefined ? before?.embeds : form.embeds;
  const components = form.components === undefined ? before?.components : form.components;
  const attachments = form.attachments === undefined ? before?.attachments : form.attachments;
  const parts = [embeds, components, attachments, files, form.sticker_ids];
  return !content?.trim() && !form.poll && parts.every((part) => !part?.length);
}
