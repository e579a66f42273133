import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prose } from '../../../src/discord/text/markdown.ts';
import { paginate } from '../../../src/discord/text/paginate.ts';
import { nastyText } from '../support/nasty-text.ts';

describe('a long text', () => {
  test('is split between paragraphs', () => {
    const paragraph = 'One sentence. Another one.';
    expect(paginate([paragraph, paragraph, paragraph].join('\n\n'), 60, prose)).toEqual([
      `${paragraph}\n\n${paragraph}`,
      paragraph,
    ]);
  });

  test('loses nothing, and every page fits the budget after escaping', () => {
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 20, max: 300 }), (text, budget) => {
        const pages = paginate(text, budget, prose);
        expect(pages.join('').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        for (const page of pages) expect(prose(page).length).toBeLessThanOrEqual(budget);
      }),
    );
  });

  test('keeps the indentation of the first line of a page', () => {
    expect(paginate(`if rain; then\n  ${'stay '.repeat(6)}\n  read\nfi`, 48, prose)[1]).toBe('  read\nfi');
  });

  test('that is empty has no pages', () => {
    expect(paginate(' \n ', 100, prose)).toEqual([]);
  });
});
