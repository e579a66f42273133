/** Sends a message to the bench and waits until it is sent. */
export function tellBench<T extends object>(message: T): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!process.send) reject(new Error('This script is started by the bench, not by hand.'));
    else process.send(message, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

/** Ends this process when the bench ends for whatever reason. */
export function endWithBench(): void {
  process.on('disconnect', () => process.exit());
}
