import { EngineRejection, type RejectionCode } from '../port.js';
import { readProblems } from './read-problems.js';
import type { GatewayError } from './zeebe-client.js';

export const GRPC = {
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  UNAVAILABLE: 14,
} as const;

const CODES: Readonly<Record<number, RejectionCode>> = {
  [GRPC.INVALID_ARGUMENT]: 'INVALID_ARGUMENT',
  [GRPC.NOT_FOUND]: 'NOT_FOUND',
  [GRPC.ALREADY_EXISTS]: 'ALREADY_EXISTS',
  [GRPC.FAILED_PRECONDITION]: 'INVALID_STATE',
};

/** A gRPC failure in the port's words. What is no refusal of the broker is UNAVAILABLE: not known whether it happened. */
export function toRejection(error: unknown): EngineRejection {
  if (error instanceof EngineRejection) return error;
  const { code, details, message } = error as Partial<GatewayError>;
  const text = details || message || String(error);
  const known = code === undefined ? undefined : CODES[code];
  return new EngineRejection(known ?? 'UNAVAILABLE', text, known === 'INVALID_ARGUMENT' ? readProblems(text) : []);
}
