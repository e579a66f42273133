/** The engines that can be measured, with their labels in the report. */
export const ENGINE_LABELS = {
  ours: 'this engine',
  lunr: 'lunr 2.3.9',
  minisearch: 'MiniSearch 7',
  fts5: 'SQLite FTS5',
} as const;

export type EngineName = keyof typeof ENGINE_LABELS;

export const ENGINE_NAMES: readonly EngineName[] = ['ours', 'fts5', 'minisearch', 'lunr'];
