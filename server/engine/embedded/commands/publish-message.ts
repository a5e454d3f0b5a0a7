import type { PublishMessage } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { parseDocument } from './parse-document.js';
import { reject } from './reject.js';

/**
 * Brings a message to who waits for it; with a time to live it is kept for who comes later (broker rule 16).
 * @throws EngineRejection ALREADY_EXISTS while a message with the same name, key and id lives
 */
export function publishMessage(b: Behaviours, request: PublishMessage): { key: string } {
  const { name, correlationKey, messageId = '', timeToLive } = request;
  const { messages, keys } = b.state;
  if (!name) throw reject('INVALID_ARGUMENT', 'Expected a message name');
  if (!Number.isFinite(timeToLive)) throw reject('INVALID_ARGUMENT', 'Expected a time to live in milliseconds');
  if (messageId && messages.hasId(name, correlationKey, messageId)) {
    throw reject('ALREADY_EXISTS', `Expected to publish message '${name}' with id '${messageId}', but it exists`);
  }
  const message = {
    key: keys.nextKey(),
    name,
    correlationKey,
    messageId,
    timeToLive,
    deadline: b.now() + timeToLive,
    variables: JSON.stringify(parseDocument(request.variables)),
  };
  if (timeToLive > 0) messages.insert(message);
  b.records.message(message, 'PUBLISHED');
  b.messages.publish(message);
  if (timeToLive <= 0) b.records.message(message, 'EXPIRED');
  return { key: String(message.key) };
}
