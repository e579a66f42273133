import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rasterise } from '../../src/pictures/rasterise.ts';
import { yearChart } from '../../src/pictures/year-chart.ts';

const years = [2008, 2009, 2010].map((year, index) => ({ year, episodes: [100, 262, 1200][index] ?? 0 }));

function barsOf(
  svg: string,
): readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[] {
  const rects = [...svg.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)"/g)];
  return rects.map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { x, y, width, height };
  });
}

describe('the chart of years', () => {
  test('names the best year and the last one', () => {
    const svg = yearChart(years);
    expect(svg).toContain('>1,200<');
    expect(svg).not.toContain('>262<');
    expect(yearChart([...years, { year: 2011, episodes: 7 }])).toMatch(/>1,200<.*>7</);
  });

  test('stays within the picture, with bars as high as their years, for any years', () => {
    const any = fc.array(fc.nat({ max: 10_000 }), { maxLength: 25 });
    fc.assert(
      fc.property(any, (counts) => {
        const bars = barsOf(yearChart(counts.map((episodes, index) => ({ year: 2000 + index, episodes }))));
        expect(bars).toHaveLength(counts.length);
        for (const [index, { x, y, width, height }] of bars.entries()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(640);
          expect(y).toBeGreaterThan(40);
          expect(y + height).toBeLessThanOrEqual(300);
          const [other] = bars;
          if (other && (counts[index] ?? 0) > (counts[0] ?? 0)) expect(height).toBeGreaterThanOrEqual(other.height);
        }
      }),
    );
  });
});

describe('a drawn picture', () => {
  test('is a PNG of twice the size, the same each time', async () => {
    const png = Buffer.from(await rasterise(yearChart(years)));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 600]);
    expect(Buffer.from(await rasterise(yearChart(years))).equals(png)).toBe(true);
  });

  test('has its words: the font is there without the machine having it', async () => {
    const svg = (text: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text x="5" y="30" font-family="Inter" font-size="20">${text}</text></svg>`;
    const [blank, word] = await Promise.all([rasterise(svg('')), rasterise(svg('1,200'))]);
    expect(word.length).toBeGreaterThan(blank.length + 100);
  });
});
