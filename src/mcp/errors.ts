/** A call whose arguments cannot be answered. The message tells the model how to ask better. */
export class ToolInputError extends Error {
  override readonly name = 'ToolInputError';
}

/** There is no index to answer from, and the process is about to end. The message is for the client. */
export class NotServingError extends Error {
  override readonly name = 'NotServingError';
}
