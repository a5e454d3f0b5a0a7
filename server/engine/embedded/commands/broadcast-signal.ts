import type { Engine } from '../../port.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { parseDocument } from './parse-document.js';
import { reject } from './reject.js';

type Request = Parameters<Engine['broadcastSignal']>[0];

/** Brings a signal to everyone who waits for it now. @throws EngineRejection INVALID_ARGUMENT */
export function broadcastSignal(b: Behaviours, request: Request): { key: string } {
  if (!request.signalName) throw reject('INVALID_ARGUMENT', 'Expected a signal name');
  return { key: String(b.signals.broadcast(request.signalName, parseDocument(request.variables))) };
}
