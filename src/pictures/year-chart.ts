import { count } from '../text/format.ts';

const WIDTH = 640;
const HEIGHT = 300;
const MARGIN = 20;
/** Room for the years below the bars, and for the numbers above them. */
const BELOW = 40;
const ABOVE = 74;
const COLOURS = {
  background: '#1e1f22',
  bar: '#e8590c',
  faded: '#8f4a1d',
  text: '#f2f3f5',
  subtle: '#b5bac1',
} as const;
/** On a phone the picture is half as wide, and these are as large as small print. */
const FONT = 20;

/** How many shows there were each year, as an SVG. The best year and the last one are named. */
export function yearChart(years: readonly { readonly year: number; readonly episodes: number }[]): string {
  const most = Math.max(1, ...years.map(({ episodes }) => episodes));
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, years.length);
  const width = Math.min(60, step * 0.78);
  const every = Math.ceil((FONT * 2.1) / step);
  const best = years.findIndex(({ episodes }) => episodes === most);
  const bars = years.map(({ year, episodes }, index) => {
    const height = ((HEIGHT - BELOW - ABOVE) * episodes) / most;
    const [x, y] = [MARGIN + step * index + (step - width) / 2, HEIGHT - BELOW - height];
    const middle = (x + width / 2).toFixed(1);
    const isNamed = index === best || index === years.length - 1;
    return [
      `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="4" fill="${index === best ? COLOURS.bar : COLOURS.faded}"/>`,
      isNamed ? label(middle, (y - 8).toFixed(1), count(episodes), COLOURS.text) : '',
      index % every === 0 ? label(middle, String(HEIGHT - 14), `’${String(year).slice(-2)}`, COLOURS.subtle) : '',
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * 2}" height="${HEIGHT * 2}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Inter">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="10" fill="${COLOURS.background}"/>`,
    `<text x="${MARGIN}" y="38" font-size="22" font-weight="700" fill="${COLOURS.text}">Episodes a year</text>`,
    ...bars,
    '</svg>',
  ].join('');
}

function label(x: string, y: string, text: string, colour: string): string {
  return `<text x="${x}" y="${y}" font-size="${FONT}" text-anchor="middle" fill="${colour}">${text}</text>`;
}
