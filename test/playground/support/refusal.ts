import { ApiError } from '../../../src/playground/api-error.ts';
import { Spec } from '../../../src/playground/checks/spec.ts';

export const spec = await Spec.load();

/** Discord's validation errors, one line per field: `path CODE message`; empty if there are none. */
export function refusal(attempt: () => void): string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.code === 50035 ? linesOf(error.errors ?? {}, '') : [`${error.code} ${error.message}`];
  }
}

function linesOf(node: object, path: string): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    key === '_errors'
      ? value.map(({ code, message }: { code: string; message: string }) => `${path} ${code} ${message}`.trim())
      : linesOf(value, path ? `${path}.${key}` : key),
  );
}

export const long = (length: number) => 'x'.repeat(length);

export const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` }));
