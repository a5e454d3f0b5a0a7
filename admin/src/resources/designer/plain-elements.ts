import type { GetService, Shape } from './modeler-services.js';

export interface PlainElement {
  key: string;
  label: string;
  type: string;
  icon: string;
  attributes?: object;
}

/** Gateways, events and frames of our subset: what the engine runs and the lint lets through. */
export const PLAIN_ELEMENTS: readonly PlainElement[] = [
  { key: 'exclusive', label: '择一', type: 'bpmn:ExclusiveGateway', icon: 'bpmn-icon-gateway-xor' },
  { key: 'parallel', label: '并行', type: 'bpmn:ParallelGateway', icon: 'bpmn-icon-gateway-parallel' },
  { key: 'event-based', label: '等哪个先到', type: 'bpmn:EventBasedGateway', icon: 'bpmn-icon-gateway-eventbased' },
  { key: 'start', label: '开始', type: 'bpmn:StartEvent', icon: 'bpmn-icon-start-event-none' },
  { key: 'end', label: '结束', type: 'bpmn:EndEvent', icon: 'bpmn-icon-end-event-none' },
  {
    key: 'sub-process',
    label: '子流程',
    type: 'bpmn:SubProcess',
    icon: 'bpmn-icon-subprocess-expanded',
    attributes: { isExpanded: true },
  },
  {
    key: 'event-sub-process',
    label: '随时可以的流程',
    type: 'bpmn:SubProcess',
    icon: 'bpmn-icon-event-subprocess-expanded',
    attributes: { isExpanded: true, triggeredByEvent: true },
  },
];

export const createPlain = (get: GetService, { type, attributes }: PlainElement): Shape =>
  get('elementFactory').createShape({ type, ...attributes });
