/** Somebody asked for what no Discord client would let them do: a click on a disabled button, a missing option. */
export class InvalidActionError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidActionError';
  }
}
