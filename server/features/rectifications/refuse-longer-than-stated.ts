import { invalidArgument } from '../../shared/app-error.js';
import { limitText, type Limit } from './limit.js';

/** INVALID_ARGUMENT for a limit longer than the stated one (R76): who needs longer asks for 延期. Days of different units are not compared. */
export function refuseLongerThanStated(limit: Limit, stated: Limit | null, rectificationId: string): void {
  if (!stated || stated.unit !== limit.unit || limit.value <= stated.value) return;
  throw invalidArgument(
    `Expected a limit of rectification ${rectificationId} of at most ${stated.value}, as was stated for its negative rating`,
    `列入台账时填的整改期限是 ${limitText(stated)}，不能更长，需要延长的请在整改中申请延期`,
  );
}
