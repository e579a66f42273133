/** An action that a Discord client would not allow, such as a click on a disabled button. */
export class InvalidActionError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidActionError';
  }
}
