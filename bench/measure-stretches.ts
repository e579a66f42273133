import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { Child } from './child.ts';
import { type Stretch, stretchesDone } from './messages.ts';

/** How long the worst questions of each kind keep the event loop, and everybody else who asks, waiting. */
export async function measureStretches(dataDirectory: string, temporary: string): Promise<readonly Stretch[]> {
  const child = new Child('run-stretches', [dataDirectory, mkdtempSync(path.join(temporary, 'stretches-'))]);
  try {
    return (await child.next(stretchesDone)).value.stretches;
  } finally {
    await child.end();
  }
}
