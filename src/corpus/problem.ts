/** Something in the data directory that could not be used, or only in part. The operator reads it, so it names the place. */
export interface Problem {
  /** Path of the file. */
  readonly path: string;
  /** Line in the file, from 1, where it is known. */
  readonly line?: number;
  readonly reason: string;
}
