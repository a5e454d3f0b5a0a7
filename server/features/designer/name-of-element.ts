import type { BpmnElement } from '../../../processes/lint/bpmn-element.js';

const KINDS: Readonly<Record<string, string>> = {
  Process: '流程',
  SequenceFlow: '连线',
  StartEvent: '开始事件',
  EndEvent: '结束事件',
  BoundaryEvent: '边界事件',
  IntermediateCatchEvent: '等待事件',
  IntermediateThrowEvent: '中间事件',
  ExclusiveGateway: '择一网关',
  ParallelGateway: '并行网关',
  EventBasedGateway: '事件网关',
  InclusiveGateway: '包容网关',
  ComplexGateway: '复杂网关',
  UserTask: '人工环节',
  ServiceTask: '系统环节',
  SendTask: '发送环节',
  ReceiveTask: '接收环节',
  BusinessRuleTask: '规则环节',
  ScriptTask: '脚本环节',
  ManualTask: '线下环节',
  Task: '未定环节',
  CallActivity: '调用流程',
  SubProcess: '子流程',
  AdHocSubProcess: '即席子流程',
  Transaction: '事务子流程',
  DataObjectReference: '数据对象',
  DataStoreReference: '数据存储',
  TextAnnotation: '批注',
  Group: '分组',
  Message: '消息',
  Error: '错误',
};

const kindOf = (element: BpmnElement) => KINDS[element.$type.replace('bpmn:', '')] ?? '元素';
const plain = (element: BpmnElement | undefined) => element?.name?.replace(/\s+/g, ' ').trim() ?? '';

/** What people call an element: its name; a flow by its ends; else its kind. Ids are for machines. */
export function nameOfElement(element: BpmnElement): string {
  if (plain(element)) return plain(element);
  if (element.$type !== 'bpmn:SequenceFlow') return `未命名的${kindOf(element)}`;
  const end = (node: BpmnElement | undefined) => (node ? plain(node) || kindOf(node) : '未接');
  return `${end(element.sourceRef)} → ${end(element.targetRef)}`;
}
