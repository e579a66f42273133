/** Bytes that say how long an ID3v2 tag is. */
const TAG_HEADER_BYTES = 10;
const HAS_FOOTER = 0x10;

/**
 * The length of the ID3v2 tag at the start, in bytes with header and footer; 0 where there is none. Pictures make some
 * tags megabytes long.
 *
 * @see https://id3.org/id3v2.4.0-structure
 */
export function tagLength(bytes: Uint8Array): number {
  const header = bytes.subarray(0, TAG_HEADER_BYTES);
  const [i = 0, d = 0, three = 0, major = 0, minor = 0, flags = 0, ...size] = header;
  if (header.length < TAG_HEADER_BYTES || i !== 0x49 || d !== 0x44 || three !== 0x33) return 0;
  if (major === 0xff || minor === 0xff || size.some((byte) => byte >= 0x80)) return 0;
  const length = size.reduce((sum, byte) => sum * 0x80 + byte, 0);
  return TAG_HEADER_BYTES + length + ((flags & HAS_FOOTER) === 0 ? 0 : TAG_HEADER_BYTES);
}
