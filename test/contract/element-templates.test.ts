// what bpmn-js-element-templates itself asks before it offers a template
import { validateZeebe } from '@bpmn-io/element-templates-validator/dist/index.js';
import {
  CLOCKS,
  JOB_TYPES,
  MESSAGES,
  PROCESS_IDS,
  SERVICE_ITEM_KEYS,
  SUBJECTS,
  TASK_KINDS,
} from '../../processes/contract.js';
import { extension, type BpmnElement } from '../../processes/lint/bpmn-element.js';
import { lintProcess } from '../../processes/lint/lint-process.js';
import { choicesOf, drawTemplate, readTemplates, type ElementTemplate } from './element-templates.js';
import { readDiagrams } from './read-diagrams.js';

const templates = readTemplates();
const valuesOf = (type: string, name?: string) =>
  templates
    .flatMap(({ properties }) => properties)
    .filter(({ binding }) => binding.type === type && (!name || (binding.property ?? binding.name) === name))
    .map(({ value }) => String(value));
const choicesFor = (key: string) =>
  templates
    .flatMap(({ properties }) => properties)
    .filter(({ binding }) => (binding.key ?? binding.name) === key)
    .flatMap(({ choices = [] }) => choices.map(({ value }) => value));
const sorted = (values: Iterable<string>) => [...new Set(values)].sort();

test.each(templates.map((template) => [template.id, template] as const))(
  '%s is one the editor takes',
  (_, template) => {
    expect(validateZeebe(template)).toMatchObject({ valid: true });
  },
);

test('each has its own id, and a Chinese name that is the only one of its category', () => {
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
  const names = templates.map(({ name, category }) => `${category.name} ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  for (const { name, description, category, properties } of templates) {
    for (const text of [name, description, category.name]) expect(text).toMatch(/\p{Script=Han}/u);
    for (const { type, label } of properties) if (type !== 'Hidden') expect(label).toMatch(/\p{Script=Han}/u);
  }
});

test('the catalogue is the contract: a template for every job type, task kind and message, and for nothing else', () => {
  expect(valuesOf('zeebe:taskDefinition').sort()).toEqual(Object.keys(JOB_TYPES).sort());
  const kinds = templates.flatMap(({ metadata }) => metadata?.formKey ?? []);
  expect(kinds.sort()).toEqual(Object.keys(TASK_KINDS).sort());
  expect(valuesOf('bpmn:Message#property').sort()).toEqual(Object.keys(MESSAGES).sort());
  expect(valuesOf('zeebe:calledElement', 'processId').sort()).toEqual(
    [PROCESS_IDS.itemHandling, PROCESS_IDS.rectification].sort(),
  );
});

test('a job type, a form, a message name is never typed: it is hidden, and choices are closed lists of the contract', () => {
  const typed = templates.filter(({ properties }) =>
    properties.some(
      ({ type, binding }) =>
        !['Hidden', 'Dropdown'].includes(type) ||
        (type !== 'Hidden' && /taskDefinition|calledElement|Message/.test(binding.type)),
    ),
  );
  expect(typed.map(({ id }) => id)).toEqual([]);
  expect(sorted(choicesFor('subject')).filter((subject) => !(subject in SUBJECTS))).toEqual([]);
  expect(sorted(choicesFor('clock'))).toEqual(sorted(Object.keys(CLOCKS)));
  expect(sorted(choicesFor('itemId'))).toEqual(sorted(Object.values(SERVICE_ITEM_KEYS).map((key) => `=items.${key}`)));
  const kinds = Object.keys(TASK_KINDS['rectification.decide-measure'].decision.values);
  expect(kinds).toEqual(expect.arrayContaining(choicesFor('rectificationKind')));
});

const RULES = [
  'contract-job',
  'contract-task',
  'contract-message',
  'contract-process',
  'contract-error',
  'variables-are-listed',
];

test('what a template draws has nothing for the lint to say, whatever is chosen', async () => {
  for (const template of templates) {
    for (const choices of choicesOf(template)) {
      const problems = await lintProcess(drawTemplate(template, choices));
      const own = problems.filter(({ rule }) => rule === 'xml' || RULES.includes(rule.replace('kuaiban/', '')));
      expect([template.id, choices, own]).toEqual([template.id, choices, []]);
    }
  }
});

test('the lint would say something: a template whose mapping is missing is found', async () => {
  const complete = templates.find(({ id }) => id === 'kuaiban.task.rectification.verify') as ElementTemplate;
  const broken = {
    ...complete,
    properties: complete.properties.filter(({ binding }) => binding.type !== 'zeebe:input'),
  };
  const problems = await lintProcess(drawTemplate(broken, {}));
  expect(problems.map(({ rule }) => rule)).toContain('kuaiban/contract-task');
});

test('events and people of the templates are those of our diagrams', async () => {
  const elements = (await readDiagrams()).flatMap((diagram) => diagram.elements);
  const messageOf = (element: BpmnElement) => element.eventDefinitions?.[0]?.messageRef?.name;
  for (const { id, elementType, metadata, properties } of templates) {
    const message = properties.find(({ binding }) => binding.type === 'bpmn:Message#property')?.value;
    for (const element of elements.filter((other) => message !== undefined && messageOf(other) === message)) {
      const boundary = element.$type === 'bpmn:BoundaryEvent';
      const interrupting = boundary ? element.cancelActivity !== false : element.isInterrupting !== false;
      const drawn = element.$type === 'bpmn:IntermediateCatchEvent' ? undefined : interrupting;
      expect([id, elementType.value, metadata?.interrupting]).toEqual([id, element.$type, drawn]);
    }
    for (const element of elements) {
      const form = extension(element, 'zeebe:FormDefinition')?.formKey;
      if (form === undefined || form !== metadata?.formKey) continue;
      const { candidateGroups, assignee } = extension(element, 'zeebe:AssignmentDefinition') ?? {};
      expect([id, metadata.candidateGroups, metadata.assignee]).toEqual([id, candidateGroups, assignee]);
    }
  }
});
