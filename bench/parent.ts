/** Tells the bench something and waits until it is on its way. */
export function tellBench<T extends object>(message: T): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!process.send) reject(new Error('This script is a part of the bench, which starts it.'));
    else process.send(message, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

/** Ends this process when the bench is gone, however that came. */
export function endWithBench(): void {
  process.on('disconnect', () => process.exit());
}
