import { FeelObject } from './feel-object.js';

/**
 * feel-scala's error value: it travels through an expression until some operator turns it into null. If it is the result of
 * the whole expression, the evaluation has failed (an incident).
 */
export class FeelError extends FeelObject {
  readonly tag = 'error';

  constructor(
    readonly message: string,
    /** A fatal error is not turned into null by operators (feel-scala's `ValFatalError`). */
    readonly fatal = false,
    /** What FEEL's `string()` shows of it. */
    readonly text = message,
  ) {
    super();
  }

  /** A list, a context or a filter that a fatal error stands in is an error like any other. */
  softened(): FeelError {
    return this.fatal ? new FeelError(this.message, false, `fatal error("${this.text}")`) : this;
  }
}

/** Arguments of a type that a built-in function does not take. Shared: it is made on every null that reaches a function. */
export const ILLEGAL_ARGUMENTS = new FeelError('函数的参数类型不对');

/** A failed evaluation: what is an exception in feel-scala (text index out of range, division by zero inside a function, `assert`). */
export class FeelFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FeelFailure';
  }
}

/**
 * Larger than this engine goes, though the broker would: numbers beyond 10^±6144, durations beyond 285 million years, loops of
 * more than a million rounds. A failed evaluation all the same, never another value.
 */
export class FeelLimit extends FeelFailure {}
