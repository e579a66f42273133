import type { Engine, EngineFiles } from './engine.ts';
import type { EngineName } from './names.ts';

/** Starts an engine. Its code is loaded on demand, so that no engine pays for another's. */
export async function startEngine(name: EngineName, files: EngineFiles): Promise<Engine> {
  switch (name) {
    case 'ours': {
      const { startOurs } = await import('./ours.ts');
      return startOurs(files);
    }
    case 'lunr': {
      const { startLunr } = await import('./lunr.ts');
      return startLunr(files);
    }
    case 'minisearch': {
      const { startMiniSearch } = await import('./minisearch.ts');
      return startMiniSearch(files);
    }
    case 'fts5': {
      const { startFts5 } = await import('./fts5.ts');
      return startFts5(files);
    }
  }
}
