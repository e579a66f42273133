/** Why there is no clip. The message is for the operator. */
export class ClipError extends Error {
  override readonly name = 'ClipError';
  /** Too many are being fetched already: worth another try soon. */
  readonly isBusy: boolean;

  constructor(message: string, { isBusy = false, ...options }: ErrorOptions & { isBusy?: boolean } = {}) {
    super(message, options);
    this.isBusy = isBusy;
  }
}
