/** The engine's file cannot be opened; nothing has been touched. */
export class EngineOpenError extends Error {
  constructor(
    readonly code: 'ENGINE_FILE_LOCKED' | 'ENGINE_FILE_TOO_NEW' | 'ENGINE_FILE_MISMATCH',
    message: string,
    /** For the person at the console, Chinese, one sentence. */
    readonly userMessage: string,
  ) {
    super(`${message}. ${userMessage}`);
    this.name = 'EngineOpenError';
  }
}
