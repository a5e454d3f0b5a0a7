import type { EngineRecord } from '../../port.js';
import type { JsonObject, JsonValue } from '../runtime/json.js';

/** Where something happened: definition, process instance and, where there is one, element. */
export type Place = [definition: number, processInstance: number, element: number];

/** A record without what its definition says (ids, types, versions); that is put back on reading. */
export type PackedRecord =
  | ['E', key: number, intent: string, place: Place, kind: number, parent: number, parentProcessInstance: number]
  | ['F', key: number, place: Place, flowId: string]
  | ['V', key: number, intent: string, place: Place, scope: number, name: string, value: JsonValue]
  | [
      'J',
      key: number,
      intent: string,
      place: Place,
      instance: number,
      type: string,
      retries: number,
      headers: string,
      more: JsonObject,
    ]
  | ['I', key: number, intent: string, place: Place, instance: number, job: number, type: string, message: string]
  | ['T', key: number, intent: string, place: Place, instance: number, due: number, repetitions: number]
  | ['S', key: number, intent: string, place: Place, instance: number, more: JsonObject]
  | ['O', key: number, valueType: EngineRecord['valueType'], intent: string, value: JsonObject];
