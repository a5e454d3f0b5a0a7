/**
 * A few lines to write BPMN without a modeler. A {@link Diagram} collects nodes and flows of one scope; events are asked of
 * {@link Roots}, which keeps the root elements (messages, errors, signals, escalations) that they refer to.
 */
export interface Node {
  tag: string;
  id: string;
  attributes?: string;
  /** Inside `bpmn:extensionElements`. */
  extensions?: string;
  /** Event definition, loop characteristics and content of a scope, after the extensions and in the schema’s order. */
  content?: string;
}

export interface Flow {
  from: string;
  to: string;
  /** FEEL with its `=`, or `default`. */
  when?: string;
}

export interface Diagram {
  nodes: Node[];
  flows: Flow[];
  /** From a compensation boundary event to its handler. */
  associations: { from: string; to: string }[];
}

export const emptyDiagram = (): Diagram => ({ nodes: [], flows: [], associations: [] });

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const FORMAL = 'xsi:type="bpmn:tFormalExpression"';

/** Root elements of one file, each written once. */
export class Roots {
  private readonly elements = new Map<string, string>();
  private count = 0;

  message(name: string, key?: string): string {
    const subscription = key
      ? `><bpmn:extensionElements><zeebe:subscription correlationKey="${escapeXml(key)}" /></bpmn:extensionElements></bpmn:message>`
      : ' />';
    return this.keep(
      `Msg_${name}${key ? '' : '_start'}`,
      (id) => `<bpmn:message id="${id}" name="${name}"${subscription}`,
    );
  }

  onMessage(name: string, key?: string): string {
    return `<bpmn:messageEventDefinition messageRef="${this.message(name, key)}" />`;
  }

  onSignal(name: string): string {
    const id = this.keep(`Sig_${name}`, (own) => `<bpmn:signal id="${own}" name="${name}" />`);
    return `<bpmn:signalEventDefinition signalRef="${id}" />`;
  }

  /** Without a code: whatever error comes. */
  onError(code?: string): string {
    if (code === undefined) return '<bpmn:errorEventDefinition />';
    const id = this.keep(`Err_${code}`, (own) => `<bpmn:error id="${own}" errorCode="${code}" />`);
    return `<bpmn:errorEventDefinition errorRef="${id}" />`;
  }

  onEscalation(code?: string): string {
    if (code === undefined) return '<bpmn:escalationEventDefinition />';
    const id = this.keep(`Esc_${code}`, (own) => `<bpmn:escalation id="${own}" escalationCode="${code}" />`);
    return `<bpmn:escalationEventDefinition escalationRef="${id}" />`;
  }

  onCompensation(activity?: string): string {
    this.count += 1;
    return `<bpmn:compensateEventDefinition id="comp_${this.count}"${activity ? ` activityRef="${activity}"` : ''} />`;
  }

  onLink(name: string): string {
    this.count += 1;
    return `<bpmn:linkEventDefinition id="link_${this.count}" name="${name}" />`;
  }

  xml(): string {
    return [...this.elements.values()].join('\n');
  }

  private keep(id: string, write: (id: string) => string): string {
    if (!this.elements.has(id)) this.elements.set(id, write(id));
    return id;
  }
}

export const onTimer = (kind: 'Duration' | 'Cycle' | 'Date', value: string): string =>
  `<bpmn:timerEventDefinition><bpmn:time${kind} ${FORMAL}>${escapeXml(value)}</bpmn:time${kind}></bpmn:timerEventDefinition>`;

export const taskType = (type: string): string => `<zeebe:taskDefinition type="${escapeXml(type)}" />`;

export function ioMapping(
  inputs: [target: string, source: string][],
  outputs: [target: string, source: string][],
): string {
  if (inputs.length + outputs.length === 0) return '';
  const write = (tag: string) => (entry: [string, string]) =>
    `<zeebe:${tag} source="${escapeXml(entry[1])}" target="${entry[0]}" />`;
  return `<zeebe:ioMapping>${inputs.map(write('input')).join('')}${outputs.map(write('output')).join('')}</zeebe:ioMapping>`;
}

export interface Loop {
  sequential: boolean;
  collection: string;
  item?: string;
  output?: [collection: string, element: string];
  until?: string;
}

export function multiInstance(loop: Loop): string {
  const output = loop.output
    ? ` outputCollection="${loop.output[0]}" outputElement="${escapeXml(loop.output[1])}"`
    : '';
  const item = loop.item ? ` inputElement="${loop.item}"` : '';
  const until = loop.until
    ? `<bpmn:completionCondition ${FORMAL}>${escapeXml(loop.until)}</bpmn:completionCondition>`
    : '';
  return (
    `<bpmn:multiInstanceLoopCharacteristics${loop.sequential ? ' isSequential="true"' : ''}><bpmn:extensionElements>` +
    `<zeebe:loopCharacteristics inputCollection="${escapeXml(loop.collection)}"${item}${output} />` +
    `</bpmn:extensionElements>${until}</bpmn:multiInstanceLoopCharacteristics>`
  );
}

/** The content of a process or subprocess. */
export function writeScope(diagram: Diagram): string {
  const flows = named(diagram.flows);
  const nodes = diagram.nodes.map((node) => {
    const preset = flows.find((flow) => flow.from === node.id && flow.when === 'default');
    const attributes = [`id="${node.id}"`, node.attributes, preset && `default="${preset.id}"`]
      .filter(Boolean)
      .join(' ');
    const extensions = node.extensions ? `<bpmn:extensionElements>${node.extensions}</bpmn:extensionElements>` : '';
    const incoming = flows
      .filter((flow) => flow.to === node.id)
      .map((flow) => `<bpmn:incoming>${flow.id}</bpmn:incoming>`);
    const outgoing = flows
      .filter((flow) => flow.from === node.id)
      .map((flow) => `<bpmn:outgoing>${flow.id}</bpmn:outgoing>`);
    const inner = extensions + incoming.join('') + outgoing.join('') + (node.content ?? '');
    return inner ? `<bpmn:${node.tag} ${attributes}>${inner}</bpmn:${node.tag}>` : `<bpmn:${node.tag} ${attributes} />`;
  });
  const lines = flows.map(({ id, from, to, when }) => {
    const head = `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"`;
    if (!when || when === 'default') return `${head} />`;
    return `${head}><bpmn:conditionExpression ${FORMAL}>${escapeXml(when)}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
  });
  const associations = diagram.associations.map(
    ({ from, to }) =>
      `<bpmn:association id="as_${from}" associationDirection="One" sourceRef="${from}" targetRef="${to}" />`,
  );
  return [...nodes, ...lines, ...associations].join('\n');
}

/** Flow ids from their ends; parallel flows between the same ends get a stroke each. */
function named(flows: Flow[]): (Flow & { id: string })[] {
  const used = new Set<string>();
  return flows.map((flow) => {
    let id = `${flow.from}_${flow.to}`;
    while (used.has(id)) id += '_';
    used.add(id);
    return { ...flow, id };
  });
}

export function writeFile(roots: Roots, processes: { id: string; diagram: Diagram }[]): string {
  const bodies = processes.map(
    ({ id, diagram }) => `<bpmn:process id="${id}" isExecutable="true">\n${writeScope(diagram)}\n</bpmn:process>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="defs" targetNamespace="http://bpmn.io/schema/bpmn">
${roots.xml()}
${bodies.join('\n')}
</bpmn:definitions>
`;
}
