import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { lazily } from '../util/lazily.ts';

/** Pictures that are kept: a corpus has few, and they change with it. */
const KEPT = 8;
const WASM = '@resvg/resvg-wasm/index_bg.wasm';
const FONTS = [
  '@fontsource/inter/files/inter-latin-400-normal.woff2',
  '@fontsource/inter/files/inter-latin-700-normal.woff2',
];

// The library can be initialised only once in a process, so this is the module's and no object's.
const fonts = lazily(async () => {
  await initWasm(await asset(WASM));
  return Promise.all(FONTS.map(asset));
});
const made = new Map<string, Uint8Array>();

/**
 * Draws an SVG as a PNG with the font that is shipped (Inter), so that it is the same on every machine. The first one takes a
 * third of a second, the same one again nothing.
 */
export async function rasterise(svg: string): Promise<Uint8Array> {
  const before = made.get(svg);
  if (before !== undefined) return before;
  const font = { fontBuffers: await fonts(), defaultFontFamily: 'Inter', loadSystemFonts: false };
  const png = new Resvg(svg, { font }).render().asPng();
  made.set(svg, png);
  const [oldest] = made.keys();
  if (made.size > KEPT && oldest !== undefined) made.delete(oldest);
  return png;
}

/** A file of a package: beside the bundle, where the build puts it, or in the package itself. */
async function asset(name: string): Promise<Uint8Array> {
  const bundled = new URL(`./assets/${name.slice(name.lastIndexOf('/') + 1)}`, import.meta.url);
  return readFile(existsSync(bundled) ? bundled : createRequire(import.meta.url).resolve(name));
}
