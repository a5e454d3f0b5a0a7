import type { EngineRecord } from '../../port.js';
import type { ElementModel } from '../model/element-model.js';
import { BODY, PROCESS } from './element-instance.js';
import type { PackedRecord, Place } from './packed-record.js';

/** What a definition says that its records leave out. */
export interface RecordOrigin {
  bpmnProcessId: string;
  version: number;
  elements: Pick<ElementModel, 'id' | 'type'>[];
}

/** Key of the definition that a record needs to be unpacked; undefined for a record that says everything itself. */
export function definitionOf(packed: PackedRecord): number | undefined {
  if (packed[0] === 'O') return undefined;
  return packed[0] === 'F' ? packed[2][0] : packed[3][0];
}

const NONE = '-1';
const keyOrNone = (key: number): string => (key ? String(key) : NONE);

/** Puts a stored record back into Zeebe's form. `originOf` knows every definition that has records. */
export function unpackRecord(
  packed: PackedRecord,
  partitionId: number,
  position: number,
  timestamp: number,
  originOf: (definition: number) => RecordOrigin,
): EngineRecord {
  const key = String(packed[1]);
  const made = (valueType: EngineRecord['valueType'], intent: string, value: EngineRecord['value']): EngineRecord => ({
    partitionId,
    position,
    timestamp,
    key,
    valueType,
    intent,
    value,
  });
  if (packed[0] === 'O') return made(packed[2], packed[3], packed[4]);
  if (packed[0] === 'F') {
    return made('PROCESS_INSTANCE', 'SEQUENCE_FLOW_TAKEN', unpackFlow(originOf(packed[2][0]), packed[2], packed[3]));
  }
  const [, , intent, [definition, instance, index]] = packed;
  const origin = originOf(definition);
  const { bpmnProcessId } = origin;
  const processDefinitionKey = String(definition);
  const processInstanceKey = keyOrNone(instance);
  const elementId = index >= 0 ? elementOf(origin, index).id : '';
  switch (packed[0]) {
    case 'E':
      return made('PROCESS_INSTANCE', intent, unpackElement(origin, packed));
    case 'V':
      return made('VARIABLE', intent, {
        name: packed[5],
        value: JSON.stringify(packed[6]),
        scopeKey: String(packed[4]),
        bpmnProcessId,
        processDefinitionKey,
        processInstanceKey,
      });
    case 'J':
      return made('JOB', intent, {
        type: packed[5],
        retries: packed[6],
        customHeaders: JSON.parse(packed[7]) as Record<string, string>,
        elementId,
        elementInstanceKey: String(packed[4]),
        bpmnProcessId,
        processDefinitionKey,
        processInstanceKey,
        ...packed[8],
      });
    case 'I':
      return made('INCIDENT', intent, {
        errorType: packed[6],
        errorMessage: packed[7],
        elementId,
        jobKey: keyOrNone(packed[5]),
        elementInstanceKey: String(packed[4]),
        bpmnProcessId,
        processDefinitionKey,
        processInstanceKey,
      });
    case 'T':
      return made('TIMER', intent, {
        targetElementId: elementId,
        dueDate: packed[5],
        repetitions: packed[6],
        elementInstanceKey: keyOrNone(packed[4]),
        bpmnProcessId,
        processDefinitionKey,
        processInstanceKey,
      });
    case 'S':
      return made('PROCESS_MESSAGE_SUBSCRIPTION', intent, {
        elementId,
        elementInstanceKey: String(packed[4]),
        ...packed[5],
        bpmnProcessId,
        processDefinitionKey,
        processInstanceKey,
      });
  }
}

function unpackElement(origin: RecordOrigin, packed: PackedRecord & { 0: 'E' }): EngineRecord['value'] {
  const [, , , [definition, processInstance, index], kind, parent, parentProcessInstance] = packed;
  const element = elementOf(origin, index);
  const isCalled = kind === PROCESS && parent !== 0;
  return {
    bpmnProcessId: origin.bpmnProcessId,
    version: origin.version,
    processDefinitionKey: String(definition),
    processInstanceKey: String(processInstance),
    elementId: element.id,
    bpmnElementType: kind === BODY ? 'MULTI_INSTANCE_BODY' : element.type,
    flowScopeKey: kind === PROCESS ? NONE : String(parent),
    parentProcessInstanceKey: isCalled ? String(parentProcessInstance) : NONE,
    parentElementInstanceKey: isCalled ? String(parent) : NONE,
  };
}

/** The place of a flow names the scope's key where others name an element. */
function unpackFlow(origin: RecordOrigin, [definition, instance, scope]: Place, flowId: string): EngineRecord['value'] {
  return {
    bpmnProcessId: origin.bpmnProcessId,
    version: origin.version,
    processDefinitionKey: String(definition),
    processInstanceKey: String(instance),
    elementId: flowId,
    bpmnElementType: 'SEQUENCE_FLOW',
    flowScopeKey: String(scope),
    parentProcessInstanceKey: NONE,
    parentElementInstanceKey: NONE,
  };
}

function elementOf(origin: RecordOrigin, index: number): Pick<ElementModel, 'id' | 'type'> {
  const element = origin.elements[index];
  if (!element) throw new RangeError(`Process ${origin.bpmnProcessId} has no element ${index}`);
  return element;
}
