import { START_MESSAGES, type MessageName, type ProcessId } from '../../processes/contract.js';

/** The message that starts this process and no other. Throws for a process that the contract does not start by a message. */
export function startMessageOf(processId: string | null | undefined): MessageName {
  const message = START_MESSAGES[processId as ProcessId];
  if (!message) throw new Error(`Expected process ${processId} to have a start message`);
  return message;
}
