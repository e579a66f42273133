import type { Stats } from '../../knowledge/knowledge-base.ts';
import { clock, plural } from '../../text/format.ts';
import { displayName, titleLink } from './embed.ts';

const SHOWN = 3;
const DAYS_A_YEAR = 365.25;
const DAY = 24 * 60 * 60;

/** Three things that one would not guess. */
export function surprises({ records: { longest, discussed, comeback }, duration }: Stats): string {
  const days = Math.round(duration / DAY);
  const facts = [
    longest?.duration === undefined
      ? ''
      : `The longest show runs **${clock(longest.duration)}**: ${titleLink(longest)}.`,
    discussed &&
      `Most talked about, with **${plural(discussed.comments, 'comment')}**: ${titleLink(discussed.episode)}.`,
    comeback &&
      `**${displayName(comeback.host)}** was away for **${yearsOf(comeback.days)}** and came back with ${titleLink(comeback.after)}.`,
    days > 1 ? `To hear it all takes **${plural(days, 'day')}**, without sleep.` : '',
  ];
  return facts
    .filter((fact) => fact !== undefined && fact !== '')
    .slice(0, SHOWN)
    .map((fact) => `- ${fact}`)
    .join('\n');
}

function yearsOf(days: number): string {
  const years = Math.floor(days / DAYS_A_YEAR);
  return years > 0 ? plural(years, 'year') : plural(Math.round(days), 'day');
}
