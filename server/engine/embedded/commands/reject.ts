import { EngineRejection, type RejectionCode } from '../../port.js';

/** A refused command has changed nothing. */
export const reject = (code: RejectionCode, message: string): EngineRejection => new EngineRejection(code, message);
