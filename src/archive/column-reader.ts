import type { UintColumn } from '../search/index/columns.ts';
import type { Column } from './snapshot-format.ts';
import { UnusableSnapshotError } from './snapshot-parts.ts';

/** Takes columns out of a snapshot, each of the kind that it has to be. Every method throws {@link UnusableSnapshotError}. */
export class ColumnReader {
  readonly #columns: ReadonlyMap<string, Column>;

  constructor(columns: ReadonlyMap<string, Column>) {
    this.#columns = columns;
  }

  i8(name: string): Int8Array {
    const found = this.#get(name);
    return found instanceof Int8Array ? found : this.#refuse(name);
  }

  u8(name: string): Uint8Array {
    const found = this.#get(name);
    return found instanceof Uint8Array ? found : this.#refuse(name);
  }

  u16(name: string): Uint16Array {
    const found = this.#get(name);
    return found instanceof Uint16Array ? found : this.#refuse(name);
  }

  u32(name: string): Uint32Array {
    const found = this.#get(name);
    return found instanceof Uint32Array ? found : this.#refuse(name);
  }

  uint(name: string): UintColumn {
    const found = this.#get(name);
    return found instanceof Uint16Array || found instanceof Uint32Array ? found : this.#refuse(name);
  }

  f32(name: string): Float32Array {
    const found = this.#get(name);
    return found instanceof Float32Array ? found : this.#refuse(name);
  }

  f64(name: string): Float64Array {
    const found = this.#get(name);
    return found instanceof Float64Array ? found : this.#refuse(name);
  }

  #get(name: string): Column {
    const found = this.#columns.get(name);
    if (!found) throw new UnusableSnapshotError(`it lacks ${name}`);
    return found;
  }

  #refuse(name: string): never {
    throw new UnusableSnapshotError(`it has another kind of ${name}`);
  }
}
