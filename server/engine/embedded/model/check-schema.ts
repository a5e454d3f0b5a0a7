import { DeploymentProblems } from './deployment-problems.js';

/** Children of a flow element in the order of the BPMN schema; what is not named here comes last. */
const ORDER = [
  'documentation',
  'extensionElements',
  'auditing',
  'monitoring',
  'categoryValueRef',
  'incoming',
  'outgoing',
];
const ONCE = new Set(['extensionElements', 'auditing', 'monitoring', 'conditionExpression', 'script']);
const BOOLEANS = new Set([
  'isExecutable',
  'isClosed',
  'isForCompensation',
  'isInterrupting',
  'parallelMultiple',
  'cancelActivity',
  'triggeredByEvent',
  'isSequential',
  'instantiate',
  'waitForCompletion',
  'isImmediate',
]);
const CHOICES: Record<string, readonly string[]> = {
  associationDirection: ['None', 'One', 'Both'],
  gatewayDirection: ['Unspecified', 'Converging', 'Diverging', 'Mixed'],
  processType: ['None', 'Public', 'Private'],
  eventGatewayType: ['Parallel', 'Exclusive'],
  eventType: ['start', 'end'],
};
/** Attributes that hold a name of something else, and the id: names as XML writes them. */
const NAMES = /^(?:id|default|bpmnElement|xsi:type|\w+Ref)$/;
const NUMBERS = /^(?:x|y|width|height)$/;
const NAME = /^\s*(?:[\p{L}_][\p{L}\p{N}_.\u00b7-]*:)?[\p{L}_][\p{L}\p{N}_.\u00b7-]*\s*$/u;
const REQUIRED: Record<string, readonly string[]> = {
  sequenceFlow: ['sourceRef', 'targetRef'],
  association: ['sourceRef', 'targetRef'],
  boundaryEvent: ['attachedToRef'],
  executionListener: ['eventType'],
  waypoint: ['x', 'y'],
  Bounds: ['x', 'y', 'width', 'height'],
};
const FLOW_ELEMENT = /(?:[tT]ask|Event|Gateway|ubProcess|callActivity|sequenceFlow)$/;

const TAG =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(\/?)(?:([\w-]+):)?([\w-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

interface Open {
  name: string;
  /** The nearest id from here outwards. */
  id: string;
  /** How far the children have come in {@link ORDER}. */
  rank: number;
  seen: Set<string>;
}

const isBoolean = (text: string): boolean => /^\s*(?:true|false|0|1)\s*$/.test(text);

/** Why a value cannot stand there is the schema's business; that it cannot is ours. */
function fits(attribute: string, value: string): boolean {
  if (BOOLEANS.has(attribute)) return isBoolean(value);
  if (NUMBERS.test(attribute)) return value.trim() !== '' && Number.isFinite(Number(value));
  return NAMES.test(attribute) ? NAME.test(value) : (CHOICES[attribute]?.includes(value) ?? true);
}

function checkAttributes(
  name: string,
  id: string,
  attributes: Map<string, string>,
  problems: DeploymentProblems,
): void {
  for (const [attribute, value] of attributes) {
    if (!fits(attribute, value)) {
      problems.add(
        id,
        `Attribute '${attribute}' must not be '${value}'`,
        `流程图文件有误：“${attribute}”的值“${value}”不合规`,
      );
    }
  }
  for (const attribute of REQUIRED[name] ?? []) {
    if (attributes.has(attribute)) continue;
    problems.add(id, `Attribute '${attribute}' must be present`, `流程图文件有误：缺少“${attribute}”`);
  }
}

function checkPlace(parent: Open, name: string, problems: DeploymentProblems): void {
  if (ONCE.has(name) && parent.seen.has(name)) {
    problems.add(parent.id, `Must have one '${name}' only`, `流程图文件有误：“${name}”只能有一个`);
  }
  parent.seen.add(name);
  const found = ORDER.indexOf(name);
  const rank = found < 0 ? ORDER.length : found;
  if (FLOW_ELEMENT.test(parent.name) && rank < parent.rank) {
    problems.add(parent.id, `'${name}' stands too late in the file`, `流程图文件有误：“${name}”的位置不对`);
  }
  parent.rank = Math.max(parent.rank, rank);
}

/**
 * What the BPMN schema asks of a file and the reader of the diagram does not: the order of children, what may stand there once,
 * truth values, and the ends of connections. The broker refuses such a file as a whole.
 */
export function checkSchema(xml: string, problems: DeploymentProblems): void {
  const open: Open[] = [];
  for (const [, closing, prefix = '', name, attributeText = '', empty] of xml.matchAll(TAG)) {
    if (name === undefined) continue;
    if (closing) {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    const attributes = new Map(
      [...attributeText.matchAll(ATTRIBUTE)].map(
        ([, key = '', double, single]) => [key, double ?? single ?? ''] as const,
      ),
    );
    const id = attributes.get('id') ?? parent?.id ?? 'definitions';
    const isBpmn = prefix !== 'zeebe' && !/^(?:bpmndi|dc|di|modeler|camunda|color|bioc)$/.test(prefix);
    if (prefix !== 'zeebe' || name === 'executionListener') checkAttributes(name, id, attributes, problems);
    if (isBpmn) {
      if (parent) checkPlace(parent, name, problems);
    }
    if (!empty) open.push({ name: isBpmn ? name : '', id, rank: 0, seen: new Set() });
  }
}
