import type { Previous } from '../fetch/previous.ts';
import type { History } from '../route.ts';
import type { View } from '../view.ts';
import { backButton } from './back-button.ts';
import { embedOf } from './embed.ts';

/** Something that no longer exists, but did when the message was made. */
export function goneView(history: History, kind: string, previous: Previous | undefined): View {
  return {
    history,
    embeds: [
      embedOf({
        title: `That ${kind} is no longer here`,
        description:
          'The collection has changed since this message was made. Run the command again to see what there is.',
      }),
    ],
    rows: [backButton(previous)],
    shareable: false,
  };
}
