/** A port is taken; the message says what to do. */
export class AddressInUseError extends Error {
  override readonly name = 'AddressInUseError';

  /** @param setting The variable that holds the port. */
  constructor(port: number, setting: string) {
    super(`Port ${port} is taken. Set ${setting} to another one, or to 0 for any that is free.`);
  }
}

/**
 * Turns the error of a server that could not listen into one that tells the operator what to do, if the cause is known.
 */
export function listenError(error: unknown, port: number, setting: string): unknown {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isTaken ? new AddressInUseError(port, setting) : error;
}
