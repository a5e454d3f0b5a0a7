import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/shared/project-root.js';
import { end, flow, start } from './bpmn-text.js';
import { diagram } from './negative-controls.js';

export interface TemplateProperty {
  id?: string;
  type: 'Hidden' | 'Dropdown';
  label?: string;
  value: string | boolean;
  choices?: { name: string; value: string }[];
  binding: { type: string; name?: string; property?: string; key?: string; source?: string };
  condition?: { property: string; equals: string };
}

export interface ElementTemplate {
  id: string;
  name: string;
  description: string;
  category: { id: string; name: string };
  elementType: { value: string; eventDefinition?: string };
  /** What the schema has no binding for on a job-based user task, and what an event must be; the designer applies it. */
  metadata?: {
    formKey?: string;
    candidateGroups?: string;
    assignee?: string;
    interrupting?: boolean;
    inEventSubProcess?: boolean;
    errors?: string[];
  };
  properties: TemplateProperty[];
}

const folder = join(projectRoot, 'processes/templates');

/** The catalogue, file by file. */
export const readTemplates = (): ElementTemplate[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ElementTemplate[]);

type Choices = Record<string, string>;

const holds = ({ condition }: TemplateProperty, choices: Choices) =>
  !condition || choices[condition.property] === condition.equals;

/** Every combination of what the designer can choose; a field that its condition hides has no choice. */
export function choicesOf(template: ElementTemplate): Choices[] {
  const fields = template.properties.filter((property) => property.choices);
  return fields.reduce<Choices[]>(
    (all, field) =>
      all.flatMap((chosen) =>
        holds(field, chosen)
          ? (field.choices ?? []).map(({ value }) => ({ ...chosen, [field.id ?? '']: value }))
          : [chosen],
      ),
    [{}],
  );
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The properties of a binding type that hold under these choices, with the value that the designer would write. */
function bound(template: ElementTemplate, type: string, choices: Choices): (TemplateProperty & { value: string })[] {
  return template.properties
    .filter((property) => holds(property, choices))
    .filter(({ binding }) => binding.type === type)
    .map((property) => ({ ...property, value: escape(String(choices[property.id ?? ''] ?? property.value)) }));
}

/** The extensions that a template writes on its element. */
function extensionsOf(template: ElementTemplate, choices: Choices): string {
  const of = (type: string) => bound(template, type, choices);
  const attributes = (type: string) =>
    of(type)
      .map(({ binding, value }) => `${binding.property}="${value}"`)
      .join(' ');
  const { formKey, candidateGroups, assignee } = template.metadata ?? {};
  const task = of('zeebe:taskDefinition').length
    ? `<zeebe:taskDefinition ${attributes('zeebe:taskDefinition')} />`
    : '';
  const call = of('zeebe:calledElement').length ? `<zeebe:calledElement ${attributes('zeebe:calledElement')} />` : '';
  const form = formKey ? `<zeebe:formDefinition formKey="${formKey}" />` : '';
  const who = assignee ? `assignee="${assignee}"` : candidateGroups && `candidateGroups="${escape(candidateGroups)}"`;
  const inputs = of('zeebe:input').map(
    ({ binding, value }) => `<zeebe:input source="${value}" target="${binding.name}" />`,
  );
  const outputs = of('zeebe:output').map(
    ({ binding, value }) => `<zeebe:output source="${escape(binding.source ?? '')}" target="${value}" />`,
  );
  const headers = of('zeebe:taskHeader').map(
    ({ binding, value }) => `<zeebe:header key="${binding.key}" value="${value}" />`,
  );
  return [
    task,
    call,
    form,
    who ? `<zeebe:assignmentDefinition ${who} />` : '',
    inputs.length + outputs.length ? `<zeebe:ioMapping>${[...inputs, ...outputs].join('')}</zeebe:ioMapping>` : '',
    headers.length ? `<zeebe:taskHeaders>${headers.join('')}</zeebe:taskHeaders>` : '',
  ].join('');
}

/** A small diagram with the element that a template makes; errors that its job may throw are caught, as the template tells to. */
export function drawTemplate(template: ElementTemplate, choices: Choices): string {
  const tag = template.elementType.value.replace('bpmn:', '').replace(/^./, (letter) => letter.toLowerCase());
  const name = bound(template, 'bpmn:Message#property', choices)[0]?.value ?? '';
  const key = bound(template, 'bpmn:Message#zeebe:subscription#property', choices)[0]?.value;
  const subscription = key
    ? `<bpmn:extensionElements><zeebe:subscription correlationKey="${key}" /></bpmn:extensionElements>`
    : '';
  const errors = template.metadata?.errors ?? [];
  const roots = [
    ...(name ? [`<bpmn:message id="msg" name="${name}">${subscription}</bpmn:message>`] : []),
    ...errors.map((code) => `<bpmn:error id="${code}" name="${code}" errorCode="${code}" />`),
  ].join('');
  const element = (id: string, attrs: string, inner: string, ext = '') =>
    `<bpmn:${tag} id="${id}" name="某步骤" ${attrs}><bpmn:extensionElements>${ext}</bpmn:extensionElements><!--refs ${id}-->${inner}</bpmn:${tag}>`;
  const catches = '<bpmn:messageEventDefinition id="def" messageRef="msg" />';
  const { interrupting, inEventSubProcess } = template.metadata ?? {};
  if (tag === 'boundaryEvent') {
    const event = element('it', `attachedToRef="host" cancelActivity="${interrupting}"`, catches);
    const host = '<bpmn:manualTask id="host" name="某步骤"><!--refs host--></bpmn:manualTask>';
    return diagram(
      [start(), host, end(), flow('start', 'host'), flow('host', 'end'), event, end('e2'), flow('it', 'e2')],
      { roots },
    );
  }
  if (tag === 'startEvent') {
    const event = element('it', inEventSubProcess ? `isInterrupting="${interrupting}"` : '', catches);
    const inside = [event, end('e2'), flow('it', 'e2')].join('');
    if (!inEventSubProcess) return diagram([inside], { roots });
    const sub = `<bpmn:subProcess id="sub" name="离开" triggeredByEvent="true">${inside}</bpmn:subProcess>`;
    return diagram([start(), end(), flow('start', 'end'), sub], { roots });
  }
  const step = element('it', '', name ? catches : '', extensionsOf(template, choices));
  const caught = errors.map(
    (code) =>
      `<bpmn:boundaryEvent id="on_${code}" name="出错" attachedToRef="it"><!--refs on_${code}--><bpmn:errorEventDefinition id="d_${code}" errorRef="${code}" /></bpmn:boundaryEvent>${end(`e_${code}`)}${flow(`on_${code}`, `e_${code}`)}`,
  );
  return diagram([start(), step, end(), flow('start', 'it'), flow('it', 'end'), ...caught], { roots });
}
