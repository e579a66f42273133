import { ClipError } from './clip-error.ts';
import { cutClip } from './cut.ts';
import { tagLength } from './mpeg/tags.ts';
import { readRecording } from './recording.ts';
import { type Span, windowFor } from './window.ts';

/** Enough for dozens of frames, and for a tag without a picture. */
const HEAD_BYTES = 32 * 1024;
/** Behind a tag, sound has to start within these bytes. */
const MIN_HEAD_BYTES = 8 * 1024;
const MAX_TAGS = 4;

/** A file of which parts can be read, each from where the one before it started or later. */
export interface PartialFile {
  /** Bytes of the whole file, once something has been read and if that is known. */
  readonly size: number | undefined;
  read(from: number, to: number): Promise<Uint8Array>;
}

/**
 * Cuts a clip out of an MP3 of which only the necessary parts are read: its beginning, and the seconds themselves.
 *
 * @param duration Of the whole show, in seconds, if it is known.
 * @param limit The clip's longest size in bytes.
 * @throws {ClipError} when the file is no MP3, or has nothing at that place.
 */
export async function fetchClip(
  file: PartialFile,
  span: Span,
  duration: number | undefined,
  limit: number,
): Promise<Uint8Array> {
  const { head, at } = await readHead(file);
  const recording = readRecording(head, at, { size: file.size, duration });
  if (recording === undefined) throw new ClipError('the file has no MP3 frames where they should start');
  const window = windowFor(recording, span, limit);
  const { from, to } = window;
  const isInHead = to <= at + head.length;
  const part = isInHead ? head.subarray(from - at, to - at) : await file.read(from, to);
  const clip = cutClip(part, window, recording, span, limit);
  if (clip === undefined) throw new ClipError(`the recording has no frames at ${span.start} s`);
  return clip;
}

/** The bytes behind all tags, and where in the file they are. */
async function readHead(file: PartialFile): Promise<{ head: Uint8Array; at: number }> {
  let head = await file.read(0, HEAD_BYTES);
  let at = 0;
  for (let tags = 0; tags < MAX_TAGS; tags++) {
    const length = tagLength(head);
    if (length === 0) break;
    at += length;
    head = head.length - length >= MIN_HEAD_BYTES ? head.subarray(length) : await file.read(at, at + HEAD_BYTES);
  }
  return { head, at };
}
