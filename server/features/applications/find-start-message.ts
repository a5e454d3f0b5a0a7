import { START_MESSAGES, type MessageName, type ProcessId } from '../../../processes/contract.js';
import type { Tx } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';

/**
 * The message that starts the process of a one-thing, and no other's. Throws when the place has given it a process that the
 * contract does not start by a message.
 */
export async function findStartMessage(tx: Tx, oneThingId: string): Promise<MessageName> {
  const [oneThing] = await txAll<{ processId: string | null }>(
    tx,
    'SELECT "processId" FROM "OneThing" WHERE "id" = ?',
    oneThingId,
  );
  const message = START_MESSAGES[oneThing?.processId as ProcessId];
  if (!message)
    throw new Error(`Expected ${oneThingId} to have a process with a start message, but it has ${oneThing?.processId}`);
  return message;
}
