/** A question that cannot be answered as it was asked. The message tells a model how to ask better. */
export class ToolInputError extends Error {
  override readonly name = 'GuidingError';
}
