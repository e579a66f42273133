import { type ApiError, apiErrors, type FormErrorTree } from '../api-error.ts';

export type Path = readonly (string | number)[];

/** Collects validation errors and builds Discord's `Invalid Form Body` error from them. */
export class FormErrors {
  readonly #tree: FormErrorTree = emptyTree();
  #count = 0;

  get any(): boolean {
    return this.#count > 0;
  }

  /** @param path The path from the body to the field; empty for the body itself. */
  add(path: Path, code: string, message: string): void {
    let node = this.#tree;
    for (const step of path) {
      const next = node[step];
      if (next && !Array.isArray(next)) node = next;
      else {
        const made = emptyTree();
        node[step] = made;
        node = made;
      }
    }
    const list = node['_errors'];
    if (Array.isArray(list)) list.push({ code, message });
    else node['_errors'] = [{ code, message }];
    this.#count += 1;
  }

  required(path: Path): void {
    this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  /** The value has more than `most` characters or items. */
  tooLong(path: Path, most: number): void {
    this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
  }

  badLength(path: Path, least: number, most: number): void {
    this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
  }

  toApiError(): ApiError {
    return apiErrors.invalidForm(this.#tree);
  }

  /** @throws ApiError if there are any errors. */
  throwIfAny(): void {
    if (this.any) throw this.toApiError();
  }
}

/** Without a prototype, because a field may have any name. */
function emptyTree(): FormErrorTree {
  return Object.create(null);
}
