import { EngineRejection, type DeploymentProblem } from '../../../server/engine/port.js';
import { GRPC } from '../../../server/engine/zeebe/to-rejection.js';
import { Refusal } from '../../engine/zeebe/refusal.js';

const CODES = {
  INVALID_ARGUMENT: GRPC.INVALID_ARGUMENT,
  NOT_FOUND: GRPC.NOT_FOUND,
  ALREADY_EXISTS: GRPC.ALREADY_EXISTS,
  INVALID_STATE: GRPC.FAILED_PRECONDITION,
  // the one thing that the embedded engine gives up waiting for: the result of an instance
  UNAVAILABLE: GRPC.DEADLINE_EXCEEDED,
} as const;

const INTENTS: Readonly<Record<string, string>> = {
  DeployResource: 'CREATE',
  CreateProcessInstance: 'CREATE',
  CreateProcessInstanceWithResult: 'CREATE',
  ModifyProcessInstance: 'MODIFY',
  CancelProcessInstance: 'CANCEL',
  PublishMessage: 'PUBLISH',
  BroadcastSignal: 'BROADCAST',
  ActivateJobs: 'ACTIVATE',
  CompleteJob: 'COMPLETE',
  FailJob: 'FAIL',
  ThrowError: 'THROW_ERROR',
  UpdateJobRetries: 'UPDATE_RETRIES',
  SetVariables: 'UPDATE',
  ResolveIncident: 'RESOLVE',
};

const onOneLine = (text: string) => text.replace(/\s+/g, ' ');

/** A refusal of the embedded engine as the gateway's status, in the form that a broker's sentences have. */
export function refusalOf(name: string, error: unknown, resourceName = ''): unknown {
  if (!(error instanceof EngineRejection)) return error;
  const { code, message, problems } = error;
  if (code === 'UNAVAILABLE') return new Refusal(CODES.UNAVAILABLE, message);
  const reason = problems.length > 0 ? problemsAsTold(problems, resourceName) : onOneLine(message);
  return new Refusal(CODES[code], `Command '${INTENTS[name] ?? name}' rejected with code '${code}': ${reason}`);
}

function problemsAsTold(problems: readonly DeploymentProblem[], resourceName: string): string {
  const elements = new Map<string, string[]>();
  for (const { elementId, reason } of problems) elements.set(elementId, [...(elements.get(elementId) ?? []), reason]);
  const told = [...elements].map(
    ([id, reasons]) => `- Element: ${id}\n${reasons.map((reason) => `    - ERROR: ${onOneLine(reason)}`).join('\n')}`,
  );
  return `Expected to deploy new resources, but encountered the following errors:\n'${resourceName}': ${told.join('\n')}\n`;
}
