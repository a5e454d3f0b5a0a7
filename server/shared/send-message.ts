import { MESSAGES, MESSAGE_TIME_TO_LIVE, type MessageName } from '../../processes/contract.js';
import type { UnitOfWork } from './command-context.js';

/**
 * Sends one message of the contract to the engine after commit: name, the id waited for as correlation key, and the one id that
 * the contract lets it carry. `caseId` keeps the messages of one application in order.
 */
export async function sendMessage(unit: UnitOfWork, caseId: string, name: MessageName, key: string): Promise<void> {
  const { payload, timeToLive, key: variable } = MESSAGES[name];
  await unit.toEngine(caseId, {
    kind: 'publishMessage',
    message: {
      name,
      correlationKey: key,
      timeToLive: MESSAGE_TIME_TO_LIVE[timeToLive],
      ...(payload.length > 0 ? { variables: { [variable]: key } } : {}),
    },
  });
}
