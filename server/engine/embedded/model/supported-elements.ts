import type { ElementType } from './element-model.js';

/** BPMN types that run, with Zeebe's name for each. */
export const SUPPORTED_ELEMENTS: Record<string, ElementType> = {
  StartEvent: 'START_EVENT',
  EndEvent: 'END_EVENT',
  IntermediateCatchEvent: 'INTERMEDIATE_CATCH_EVENT',
  IntermediateThrowEvent: 'INTERMEDIATE_THROW_EVENT',
  BoundaryEvent: 'BOUNDARY_EVENT',
  ServiceTask: 'SERVICE_TASK',
  SendTask: 'SEND_TASK',
  ScriptTask: 'SCRIPT_TASK',
  BusinessRuleTask: 'BUSINESS_RULE_TASK',
  ReceiveTask: 'RECEIVE_TASK',
  UserTask: 'USER_TASK',
  ManualTask: 'MANUAL_TASK',
  Task: 'TASK',
  ExclusiveGateway: 'EXCLUSIVE_GATEWAY',
  InclusiveGateway: 'INCLUSIVE_GATEWAY',
  ParallelGateway: 'PARALLEL_GATEWAY',
  EventBasedGateway: 'EVENT_BASED_GATEWAY',
  SubProcess: 'SUB_PROCESS',
  CallActivity: 'CALL_ACTIVITY',
};

/** Flow elements that carry no token. */
export const IGNORED_ELEMENTS = new Set(['SequenceFlow', 'DataObject', 'DataObjectReference', 'DataStoreReference']);

/** Chinese names of BPMN types that are refused. */
export const REFUSED_NAMES: Record<string, string> = {
  ComplexGateway: '复杂网关',
  Transaction: '事务子流程',
  AdHocSubProcess: '自由子流程',
  ConditionalEventDefinition: '条件事件',
  CancelEventDefinition: '取消事件',
};

/** Which event definitions each event type may carry. */
export const ALLOWED_EVENTS: Record<string, readonly string[]> = {
  START_EVENT: ['NONE', 'MESSAGE', 'TIMER', 'ERROR', 'SIGNAL', 'ESCALATION', 'COMPENSATION'],
  END_EVENT: ['NONE', 'MESSAGE', 'ERROR', 'TERMINATE', 'SIGNAL', 'ESCALATION', 'COMPENSATION'],
  INTERMEDIATE_CATCH_EVENT: ['MESSAGE', 'TIMER', 'SIGNAL', 'LINK'],
  // A timer there never fires, on the broker neither.
  INTERMEDIATE_THROW_EVENT: ['NONE', 'MESSAGE', 'TIMER', 'SIGNAL', 'ESCALATION', 'LINK', 'COMPENSATION'],
  BOUNDARY_EVENT: ['MESSAGE', 'TIMER', 'ERROR', 'SIGNAL', 'ESCALATION', 'COMPENSATION'],
};

/** Activities that may repeat and may carry boundary events. */
export const ACTIVITIES = new Set<ElementType>([
  'SERVICE_TASK',
  'SEND_TASK',
  'SCRIPT_TASK',
  'BUSINESS_RULE_TASK',
  'RECEIVE_TASK',
  'USER_TASK',
  'MANUAL_TASK',
  'TASK',
  'SUB_PROCESS',
  'CALL_ACTIVITY',
]);
