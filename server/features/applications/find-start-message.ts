import type { MessageName } from '../../../processes/contract.js';
import type { Tx } from '../../db.js';
import { startMessageOf } from '../../shared/start-message-of.js';
import { txAll } from '../../shared/tx-sql.js';

/** The message that starts the process that the place has given to a one-thing, and no other's. */
export async function findStartMessage(tx: Tx, oneThingId: string): Promise<MessageName> {
  const [oneThing] = await txAll<{ processId: string | null }>(
    tx,
    'SELECT "processId" FROM "OneThing" WHERE "id" = ?',
    oneThingId,
  );
  return startMessageOf(oneThing?.processId);
}
