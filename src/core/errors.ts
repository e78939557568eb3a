/** The one error class. The edge turns `code` into a sentence that says what to do next. */
export class BriefdeskError extends Error {
  override readonly name = 'BriefdeskError';
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
