import type { APIEmbed } from 'discord-api-types/v10';
import type { FormErrors, Path } from './form-errors.ts';
import { countCharacters, LIMITS } from './limits.ts';

const LINKS = ['http', 'https'];
/** Images can also be attachments of the same message. */
const PICTURES = [...LINKS, 'attachment'];

/** Checks embeds against the rules that the OpenAPI spec lacks. */
export function checkEmbeds(embeds: readonly APIEmbed[], path: Path, errors: FormErrors): void {
  for (const [index, embed] of embeds.entries()) checkEmbed(embed, [...path, index], errors);
  const size = embeds.reduce((sum, embed) => sum + sizeOf(embed), 0);
  if (size > LIMITS.embeds) {
    errors.add(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${LIMITS.embeds}`);
  }
}

function checkEmbed(embed: APIEmbed, path: Path, errors: FormErrors): void {
  const { author, footer, image, thumbnail, fields = [] } = embed;
  const shows = embed.title?.trim() || embed.description?.trim() || author || footer || image || thumbnail;
  if (!shows && fields.length === 0) errors.required([...path, 'description']);

  if (author && !author.name?.trim()) errors.required([...path, 'author', 'name']);
  if (footer && !footer.text?.trim()) errors.required([...path, 'footer', 'text']);
  for (const [index, { name, value }] of fields.entries()) {
    if (!name.trim()) errors.required([...path, 'fields', index, 'name']);
    if (!value.trim()) errors.required([...path, 'fields', index, 'value']);
  }

  checkScheme(embed.url, LINKS, [...path, 'url'], errors);
  checkScheme(author?.url, LINKS, [...path, 'author', 'url'], errors);
  checkScheme(author?.icon_url, PICTURES, [...path, 'author', 'icon_url'], errors);
  checkScheme(footer?.icon_url, PICTURES, [...path, 'footer', 'icon_url'], errors);
  for (const part of ['image', 'thumbnail'] as const) {
    const url = [...path, part, 'url'];
    if (embed[part] && !embed[part].url) errors.required(url);
    checkScheme(embed[part]?.url, PICTURES, url, errors);
  }
}

/** Adds an error for a URL with any other scheme. */
export function checkScheme(
  address: string | undefined,
  schemes: readonly string[],
  path: Path,
  errors: FormErrors,
): void {
  if (address === undefined) return;
  const scheme = address.slice(0, Math.max(0, address.indexOf(':'))).toLowerCase();
  if (schemes.includes(scheme)) return;
  const allowed = `(${schemes.map((one) => `'${one}'`).join(', ')})`;
  errors.add(path, 'URL_TYPE_INVALID_SCHEME', `Scheme "${scheme}" is not supported. Scheme must be one of ${allowed}.`);
}

function sizeOf({ title, description, author, footer, fields = [] }: APIEmbed): number {
  const texts = [title, description, author?.name, footer?.text, ...fields.flatMap(({ name, value }) => [name, value])];
  return texts.reduce((sum, text) => sum + (text === undefined ? 0 : countCharacters(text.trim())), 0);
}
