/**
 * Gives each caller a turn of the event loop of its own, in order, and tells it how many milliseconds it has waited. Much
 * that arrives at once would else be worked through in one go, and no answer would leave before all were made.
 */
export function createTurns(): () => Promise<number> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const asked = performance.now();
    const turn = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    last = turn;
    return turn.then(() => performance.now() - asked);
  };
}
