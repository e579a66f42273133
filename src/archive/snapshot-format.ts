import * as z from 'zod';
import type { UintColumn } from '../search/index/columns.ts';

/**
 * A snapshot file: `magic | text | sections | footer | tail`.
 *
 * The text of the corpus comes first, because it is written while the index is still being built; it stays on disk and
 * is read in passages. Sections are the columns and one JSON document, each from a multiple of eight bytes on, so that
 * typed arrays can lie over them. The footer is JSON: what this is a snapshot of, and each part's place and checksum.
 * The tail is the footer's length and CRC-32 (two little-endian 32-bit numbers) and the magic again.
 */
export const MAGIC = Buffer.from('HPRKB\x1a\r\n', 'latin1');
export const TAIL_BYTES = 8 + MAGIC.length;
export const ALIGNMENT = 8;

/** Incremented whenever the meaning of any byte changes. */
export const FORMAT_VERSION = 2;

const place = z.object({
  offset: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  crc: z.number().int().nonnegative(),
});

export const footerSchema = z.object({
  format: z.literal(FORMAT_VERSION),
  /** The build that wrote it; another build may make other columns of the same corpus. */
  build: z.string(),
  /** The corpus' fingerprint. */
  corpus: z.string(),
  text: place,
  sections: z.array(place.extend({ name: z.string(), type: z.enum(['i8', 'u8', 'u16', 'u32', 'f32', 'f64', 'json']) })),
});

export type Footer = z.infer<typeof footerSchema>;
export type SectionType = Footer['sections'][number]['type'];
export type Column = UintColumn | Int8Array | Uint8Array | Float32Array | Float64Array;

export function columnType(column: Column): SectionType {
  if (column instanceof Int8Array) return 'i8';
  if (column instanceof Uint8Array) return 'u8';
  if (column instanceof Uint16Array) return 'u16';
  if (column instanceof Uint32Array) return 'u32';
  return column instanceof Float32Array ? 'f32' : 'f64';
}

/** Identifies the code that builds an index. A snapshot of another build is outdated. */
export function buildId(): string {
  return typeof __BUILD_ID__ === 'string' ? __BUILD_ID__ : 'source';
}

declare const __BUILD_ID__: unknown;
