import type { EngineRecord } from '../../port.js';
import { elementAt } from '../model/element-model.js';
import type { JsonObject, JsonValue } from '../runtime/json.js';
import type { DefinitionStore } from './definition-store.js';
import { BODY, PROCESS } from './element-instance.js';

/** Where something happened: definition, process instance and, where there is one, element. */
export type Place = [definition: number, processInstance: number, element: number];

/**
 * A record as it is stored. What the definition already says (ids, types, versions) is left out and put back on reading:
 * a fifth of the size, and most of the cost of writing a record is its size.
 */
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

type Unpacked = Pick<EngineRecord, 'key' | 'valueType' | 'intent' | 'value'>;

const NONE = '-1';
const keyOrNone = (key: number): string => (key ? String(key) : NONE);

/** Puts a stored record back into Zeebe's form. */
export function unpackRecord(definitions: DefinitionStore, packed: PackedRecord): Unpacked {
  const key = String(packed[1]);
  if (packed[0] === 'O') return { key, valueType: packed[2], intent: packed[3], value: packed[4] };
  if (packed[0] === 'F') return { key, ...unpackFlow(definitions, packed[2], packed[3]) };
  const [, , intent, place] = packed;
  const definition = definitions.get(place[0]);
  const elementId = place[2] >= 0 ? elementAt(definition, place[2]).id : '';
  const origin = {
    bpmnProcessId: definition.bpmnProcessId,
    processDefinitionKey: String(place[0]),
    processInstanceKey: keyOrNone(place[1]),
  };
  switch (packed[0]) {
    case 'E':
      return { key, valueType: 'PROCESS_INSTANCE', intent, value: unpackElement(definitions, packed) };
    case 'V': {
      const value = { name: packed[5], value: JSON.stringify(packed[6]), scopeKey: String(packed[4]), ...origin };
      return { key, valueType: 'VARIABLE', intent, value };
    }
    case 'J': {
      const customHeaders = JSON.parse(packed[7]) as Record<string, string>;
      const job = {
        type: packed[5],
        retries: packed[6],
        customHeaders,
        elementId,
        elementInstanceKey: String(packed[4]),
      };
      return { key, valueType: 'JOB', intent, value: { ...job, ...origin, ...packed[8] } };
    }
    case 'I': {
      const incident = { errorType: packed[6], errorMessage: packed[7], elementId, jobKey: keyOrNone(packed[5]) };
      return {
        key,
        valueType: 'INCIDENT',
        intent,
        value: { ...incident, elementInstanceKey: String(packed[4]), ...origin },
      };
    }
    case 'T': {
      const timer = { targetElementId: elementId, dueDate: packed[5], repetitions: packed[6] };
      return {
        key,
        valueType: 'TIMER',
        intent,
        value: { ...timer, elementInstanceKey: keyOrNone(packed[4]), ...origin },
      };
    }
    case 'S': {
      const value = { elementId, elementInstanceKey: String(packed[4]), ...packed[5], ...origin };
      return { key, valueType: 'PROCESS_MESSAGE_SUBSCRIPTION', intent, value };
    }
  }
}

function unpackElement(definitions: DefinitionStore, packed: PackedRecord & { 0: 'E' }): Record<string, unknown> {
  const [, , , [definitionKey, processInstance, index], kind, parent, parentProcessInstance] = packed;
  const definition = definitions.get(definitionKey);
  const element = elementAt(definition, index);
  const isCalled = kind === PROCESS && parent !== 0;
  return {
    bpmnProcessId: definition.bpmnProcessId,
    version: definition.version,
    processDefinitionKey: String(definitionKey),
    processInstanceKey: String(processInstance),
    elementId: element.id,
    bpmnElementType: kind === BODY ? 'MULTI_INSTANCE_BODY' : element.type,
    flowScopeKey: kind === PROCESS ? NONE : String(parent),
    parentProcessInstanceKey: isCalled ? String(parentProcessInstance) : NONE,
    parentElementInstanceKey: isCalled ? String(parent) : NONE,
  };
}

/** The place of a flow names the scope's key where others name an element. */
function unpackFlow(definitions: DefinitionStore, place: Place, flowId: string): Omit<Unpacked, 'key'> {
  const definition = definitions.get(place[0]);
  const value = {
    bpmnProcessId: definition.bpmnProcessId,
    version: definition.version,
    processDefinitionKey: String(place[0]),
    processInstanceKey: String(place[1]),
    elementId: flowId,
    bpmnElementType: 'SEQUENCE_FLOW',
    flowScopeKey: String(place[2]),
    parentProcessInstanceKey: NONE,
    parentElementInstanceKey: NONE,
  };
  return { valueType: 'PROCESS_INSTANCE', intent: 'SEQUENCE_FLOW_TAKEN', value };
}
