import { cut } from '../../src/text/cut.ts';
import { renderTable } from '../../src/text/table.ts';
import { LINE, type Screen } from './screen.ts';

/** How tall the answer to a question is on each screen, in CSS pixels. */
export interface Measured {
  readonly question: string;
  readonly heights: readonly number[];
}

/** How many answers fit each screen, and how tall they are. */
export function renderScreens(screens: readonly Screen[], measured: readonly Measured[]): string {
  const rows = screens.map(({ name, budget }, screen) => {
    const heights = measured.map((one) => one.heights[screen] ?? 0).sort((a, b) => a - b);
    const at = (share: number): string =>
      String(heights[Math.min(heights.length - 1, Math.floor(share * heights.length))] ?? 0);
    const fit = heights.filter((height) => height <= budget).length;
    const far = heights.filter((height) => height > budget + LINE).length;
    const share = `${((100 * fit) / Math.max(1, heights.length)).toFixed(1)} %`;
    return [name, String(budget), share, String(far), at(0.5), at(0.95), String(heights.at(-1) ?? 0)];
  });
  const number = (title: string) => ({ title, align: 'right' }) as const;
  const columns = [
    { title: 'screen', align: 'left' } as const,
    ...['budget', 'fit', 'over by more than a line', 'p50', 'p95', 'tallest'].map(number),
  ];
  return renderTable(columns, rows);
}

/** The answers that are most above a budget. */
export function renderTallest(screens: readonly Screen[], measured: readonly Measured[], most: number): string {
  const over = ({ heights }: Measured): number =>
    Math.max(...heights.map((height, screen) => height - (screens[screen]?.budget ?? 0)));
  const rows = measured
    .toSorted((a, b) => over(b) - over(a))
    .slice(0, most)
    .map(({ question, heights }) => [...heights.map(String), cut(question, 90)]);
  const columns = [
    ...screens.map(({ name }) => ({ title: name, align: 'right' }) as const),
    { title: 'question', align: 'left' } as const,
  ];
  return renderTable(columns, rows);
}
