import type { AttachmentPayload } from 'discord.js';
import { rasterise } from '../pictures/rasterise.ts';
import type { View } from './view.ts';

/** The file that the picture of a view is sent as; none for a view without one. */
export async function pictureFiles({ picture }: View): Promise<AttachmentPayload[]> {
  if (picture === undefined) return [];
  const { name, svg, description } = picture;
  return [{ attachment: Buffer.from(await rasterise(svg)), name, description }];
}
