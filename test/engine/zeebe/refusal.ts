/** What the gateway answers instead of a result: a gRPC status. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly details: string = `code ${code}`,
  ) {
    super(details);
  }
}

/** An answer that never comes. */
export const SILENCE = Symbol('silence');
