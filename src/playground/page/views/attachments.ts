import type { APIAttachment } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import { isOwnAddress } from './own-address.ts';

/** An attachment: images are shown, audio is played, other files can be downloaded. */
export function attachmentView(file: APIAttachment): TemplateResult | typeof nothing {
  if (!isOwnAddress(file.url)) return nothing;
  if (file.content_type?.startsWith('image/')) {
    return html`<a slot="attachments" class="picture" href=${file.url} target="_blank" rel="noopener noreferrer"
      ><img src=${file.url} alt=${file.description ?? file.filename}
    /></a>`;
  }
  if (file.content_type?.startsWith('audio/')) {
    return html`<div slot="attachments" class="file audio" role="group" aria-label=${file.description ?? file.filename}>
      ${aboutView(file, 'audioFile')}
      <audio-player .src=${file.url}></audio-player>
    </div>`;
  }
  return html`<div slot="attachments" class="file">${aboutView(file, 'file')}</div>`;
}

function aboutView(file: APIAttachment, kind: 'file' | 'audioFile'): TemplateResult {
  return html`<div class="file-about">
    ${icon(kind, 30)}
    <span class="file-text"
      ><a class="file-name" href=${file.url} target="_blank" rel="noopener noreferrer">${file.filename}</a
      ><span class="file-size">${size(file.size)}</span></span
    >
    <a class="file-download" href=${file.url} download=${file.filename} aria-label="Download ${file.filename}" title="Download"
      >${icon('download')}</a
    >
  </div>`;
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(2)} KB` : `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}
