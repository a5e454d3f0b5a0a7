import { MESSAGE_TIME_TO_LIVE, MESSAGES, type MessageName } from '../../../processes/contract.js';
import type { OutboxPayload } from '../../shared/outbox.js';
import { EngineRejection, type EngineCommands, type RejectionCode } from '../port.js';

/** A row of the outbox as the relay needs it. */
export interface WaitingCommand {
  id: string;
  seq: number;
  caseId: string;
  attempts: number;
  kind: string;
  payload: unknown;
}

/** What became of a command: taken, or let go because the engine answers that it has no effect any more. */
export type CommandOutcome = 'DELIVERED' | RejectionCode;

/**
 * Refusals that end a command. A message that came twice was delivered before; a job or instance that is gone was ended by
 * somebody else or by an earlier delivery. Everything else keeps the row: nothing committed is forgotten.
 */
const ENDS: Record<OutboxPayload['kind'], readonly RejectionCode[]> = {
  publishMessage: ['ALREADY_EXISTS'],
  completeJob: ['NOT_FOUND', 'INVALID_STATE'],
  cancelProcessInstance: ['NOT_FOUND', 'INVALID_STATE'],
  resolveIncident: ['NOT_FOUND', 'INVALID_STATE'],
};

/** Carries one command to the engine. Throws what the engine threw when the command has to be tried again. */
export async function carryCommand(engine: EngineCommands, row: WaitingCommand): Promise<CommandOutcome> {
  const command = { kind: row.kind, ...(row.payload as object) } as OutboxPayload;
  try {
    await send(engine, row.id, command);
    return 'DELIVERED';
  } catch (error) {
    if (error instanceof EngineRejection && ENDS[command.kind]?.includes(error.code)) return error.code;
    throw error;
  }
}

async function send(engine: EngineCommands, id: string, command: OutboxPayload): Promise<void> {
  switch (command.kind) {
    case 'publishMessage': {
      const { message } = command;
      // the outbox id lets the engine refuse a repeat after a crash between sending and noting it
      await engine.publishMessage({ ...message, timeToLive: timeToLive(message), messageId: id });
      return;
    }
    case 'completeJob':
      return engine.completeJob({ jobKey: command.jobKey, variables: command.variables });
    case 'cancelProcessInstance':
      return engine.cancelProcessInstance(command.processInstanceKey);
    case 'resolveIncident':
      if (command.values) await engine.setVariables(command.values);
      if (command.jobKey !== null) await engine.updateJobRetries({ jobKey: command.jobKey, retries: command.retries });
      return engine.resolveIncident(command.incidentKey);
    default:
      throw new Error(`Unknown outbox command ${JSON.stringify(command)}`);
  }
}

/** The contract decides how long a message is kept; a message it does not name keeps what its writer said. */
function timeToLive(message: { name: string; timeToLive: number }): number {
  if (!(message.name in MESSAGES)) return message.timeToLive;
  return MESSAGE_TIME_TO_LIVE[MESSAGES[message.name as MessageName].timeToLive];
}
