/** Zeebe's rejection types. `UNAVAILABLE` means "not known whether it happened, ask again". */
export type RejectionCode = 'INVALID_ARGUMENT' | 'NOT_FOUND' | 'ALREADY_EXISTS' | 'INVALID_STATE' | 'UNAVAILABLE';

/** An element that a deployment was refused for, with one reason for the log and one for the designer. */
export interface DeploymentProblem {
  elementId: string;
  reason: string;
  /** The same reason in Chinese, for the person who draws. */
  message: string;
}

/** A command that the engine refused. */
export class EngineRejection extends Error {
  constructor(
    readonly code: RejectionCode,
    message: string,
    /** Filled by refused deployments only. */
    readonly problems: DeploymentProblem[] = [],
  ) {
    super(message);
    this.name = 'EngineRejection';
  }
}
