import type { APIAttachment } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import { isOwnAddress } from './own-address.ts';

/** An attachment: images are shown, other files are links. */
export function attachmentView(file: APIAttachment): TemplateResult | typeof nothing {
  if (!isOwnAddress(file.url)) return nothing;
  if (file.content_type?.startsWith('image/')) {
    return html`<a slot="attachments" class="picture" href=${file.url} target="_blank" rel="noopener noreferrer"
      ><img src=${file.url} alt=${file.description ?? file.filename}
    /></a>`;
  }
  return html`<a slot="attachments" class="file" href=${file.url} download=${file.filename}
    >${icon('copy', 24)}<span class="file-text"><span class="file-name">${file.filename}</span><span class="file-size">${size(file.size)}</span></span></a
  >`;
}

function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(2)} KB`;
}
