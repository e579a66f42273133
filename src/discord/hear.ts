import { type AttachmentPayload, type MessageComponentInteraction, MessageFlags } from 'discord.js';
import { ClipError } from '../audio/clip-error.ts';
import { audioUrl, episodeName } from '../corpus/links.ts';
import { errorFields } from '../runtime/log.ts';
import { lengthOfWords } from '../text/cut.ts';
import { isPrivateMessage, notice, sharingIn } from './answer.ts';
import type { Context } from './command.ts';
import { pressedValue } from './custom-ids.ts';
import { deliver } from './deliver.ts';
import { here, wordsAsked } from './history.ts';
import { messageOf } from './message.ts';
import { OUTDATED } from './message-history.ts';
import { CLIP_WORDS, type History, isRoute, type RouteOf } from './route.ts';
import { show } from './show.ts';
import { tidyLine } from './text/tidy.ts';
import { CLIP_SECONDS, startOf } from './views/listen.ts';

const NO_CLIP = 'I couldn’t fetch this part of the recording. **Listen** plays it from there.';
const BUSY = 'I’m fetching many clips right now. Try again in a moment, or use **Listen**.';
const OFF = 'I don’t fetch recordings here. **Listen** plays it from there.';

/** What a message with a clip has besides its card; a sentence where there is no clip. */
interface ClipFiles {
  readonly files?: readonly AttachmentPayload[];
  readonly content?: string;
}

/** A member wants to hear a place in a show: it is played to them alone, and they can share it. */
export async function hear(
  interaction: MessageComponentInteraction,
  history: History,
  context: Context,
): Promise<void> {
  const route = routeOf(pressedValue(interaction.customId), wordsAsked(history));
  if (route === undefined) return notice(interaction, OUTDATED);
  // The member moves on in the show. Nobody else's message is changed, and none that shows something else.
  const isMove = here(history).view === 'clip' && isPrivateMessage(interaction);
  // Fetching takes longer than Discord waits for an answer.
  await deliver(() => (isMove ? interaction.deferUpdate() : interaction.deferReply({ flags: MessageFlags.Ephemeral })));
  // discord.js does not know it when the response to the try that arrived was lost.
  interaction.deferred = true;
  const { files = [], content = '' } = await clipFiles([route], context);
  const message = messageOf(show(context.knowledgeBase, [route]), sharingIn(interaction, true));
  await interaction.editReply({ ...message, content, files, attachments: [] });
}

/** The clip that a history shows, fetched; nothing when it shows something else. */
export async function clipFiles(history: History, { knowledgeBase, clips, log }: Context): Promise<ClipFiles> {
  const route = here(history);
  const episode = route.view === 'clip' ? knowledgeBase.episode(route.id) : undefined;
  if (route.view !== 'clip' || episode === undefined) return {};
  if (clips === undefined) return { content: OFF };
  const { id, at } = route;
  const start = startOf({ seconds: at });
  try {
    const clip = await clips.clip({
      url: audioUrl(id, 'mp3'),
      start,
      length: CLIP_SECONDS,
      duration: episode.duration,
    });
    const name = `${episodeName(id).toLowerCase()}-${Math.floor(at / 60)}m${String(at % 60).padStart(2, '0')}s.mp3`;
    return { files: [{ attachment: Buffer.from(clip), name }] };
  } catch (error) {
    log.warn({ episode: id, at, error: errorFields(error) }, 'no clip');
    return { content: error instanceof ClipError && error.isBusy ? BUSY : NO_CLIP };
  }
}

/** `12-750` is a second of a show; undefined for anything else. */
function routeOf(value: string, words: string): RouteOf<'clip'> | undefined {
  const [, id, at] = /^(\d+)-(\d+)$/.exec(value) ?? [];
  const marked = tidyLine(words.slice(0, lengthOfWords(words, CLIP_WORDS)));
  const route = { view: 'clip' as const, id: Number(id), at: Number(at), words: marked };
  return isRoute(route) ? route : undefined;
}
