import {
  ERROR_CODES,
  HANDLING_MODES,
  JOB_TYPES,
  MESSAGES,
  PROCESS_IDS,
  PROCESS_VARIABLES,
  SERVICE_ITEM_KEYS,
  START_MESSAGES,
  TASK_KINDS,
} from '../../processes/contract.js';
import { extension, inputsOf, outputsOf, type BpmnElement } from '../../processes/lint/bpmn-element.js';
import { parseDecisionCondition } from '../../processes/lint/decision-condition.js';
import { feelNames } from '../../processes/lint/feel-names.js';
import { ITEM_OUTCOMES } from '../../server/api/application-states.js';
import { ROLES } from '../../server/api/roles.js';
import { readDiagrams, type Diagram } from './read-diagrams.js';

let diagrams: Diagram[];
let elements: BpmnElement[];
let roots: BpmnElement[];
beforeAll(async () => {
  diagrams = await readDiagrams();
  elements = diagrams.flatMap((diagram) => diagram.elements);
  roots = diagrams.flatMap((diagram) => diagram.definitions.rootElements ?? []);
});

const sorted = (values: Iterable<string | undefined>) => [...new Set([...values].map(String))].sort();
const namedBy = (type: string, read: (element: BpmnElement) => string | undefined) =>
  sorted(roots.filter((root) => root.$type === type).map(read));
const mappings = () => elements.flatMap((element) => [...inputsOf(element), ...outputsOf(element)]);
const conditions = () => elements.flatMap((element) => element.conditionExpression?.body ?? []);

/** Literals that the gateways compare a variable with. */
const comparedWith = (variable: string) =>
  sorted(
    conditions()
      .map(parseDecisionCondition)
      .filter((condition) => condition?.variable === variable)
      .flatMap((condition) => condition?.literals ?? [])
      .map((literal) => JSON.parse(literal) as string),
  );

test('every process of the contract is drawn once, and no other', () => {
  expect(diagrams.map(({ process }) => process.id).sort()).toEqual(sorted(Object.values(PROCESS_IDS)));
});

test('every called process is drawn', () => {
  const called = elements.flatMap((element) => extension(element, 'zeebe:CalledElement')?.processId ?? []);
  expect(Object.values(PROCESS_IDS)).toEqual(expect.arrayContaining(called));
  expect(called.length).toBeGreaterThan(0);
});

test('job types are the same on both sides', () => {
  const types = elements.flatMap((element) => extension(element, 'zeebe:TaskDefinition')?.type ?? []);
  expect(sorted(types)).toEqual(sorted(Object.keys(JOB_TYPES)));
});

test('messages are the same on both sides', () => {
  expect(namedBy('bpmn:Message', (message) => message.name)).toEqual(sorted(Object.keys(MESSAGES)));
});

test('every one-thing and every walkthrough is started by a message of its own, as the contract says', () => {
  const starts = diagrams
    .filter(({ file }) => /^(one-things|walkthroughs)\//.test(file))
    .map(({ process }) => {
      const start = process.flowElements?.find(({ $type }) => $type === 'bpmn:StartEvent');
      return [process.id ?? '', start?.eventDefinitions?.[0]?.messageRef?.name];
    });
  expect(Object.fromEntries(starts)).toEqual(START_MESSAGES);
  expect(new Set(Object.values(START_MESSAGES)).size).toBe(starts.length);
});

test('error codes are the same on both sides, and some job declares each', () => {
  expect(namedBy('bpmn:Error', (error) => error.errorCode)).toEqual(sorted(Object.keys(ERROR_CODES)));
  expect(sorted(Object.values(JOB_TYPES).flatMap((job) => job.errors))).toEqual(sorted(Object.keys(ERROR_CODES)));
});

test('user-task kinds are the same on both sides', () => {
  const kinds = elements.flatMap((element) => extension(element, 'zeebe:FormDefinition')?.formKey ?? []);
  expect(sorted(kinds)).toEqual(sorted(Object.keys(TASK_KINDS)));
});

test('every decision a person can make has its way out of a gateway, and no way waits for another', () => {
  for (const { decision } of Object.values(TASK_KINDS)) {
    if (decision?.values) expect(comparedWith(decision.variable)).toEqual(sorted(Object.keys(decision.values)));
  }
  expect(comparedWith('handlingMode')).toEqual(sorted(Object.keys(HANDLING_MODES)));
});

test('the outcome that decides about the price subsidy is one that an item can have', () => {
  expect(comparedWith('benefitOutcome')).toEqual(['GRANTED', 'REFUSED', 'WITHDRAWN']);
  expect(Object.keys(ITEM_OUTCOMES)).toEqual(expect.arrayContaining(comparedWith('benefitOutcome')));
});

test('every service item of the contract is handled by a node of its own', () => {
  const keys = mappings().flatMap(({ source, target }) =>
    target === 'itemId' && source?.startsWith('=items.') ? source.slice('=items.'.length) : [],
  );
  expect(sorted(keys)).toEqual(sorted(Object.values(SERVICE_ITEM_KEYS)));
  const asked = conditions().flatMap((body) => /^=items\.(\w+) != null$/.exec(body)?.[1] ?? []);
  const automatic = SERVICE_ITEM_KEYS['temporary-price-subsidy'];
  expect([...sorted(asked), automatic].sort()).toEqual(sorted(Object.values(SERVICE_ITEM_KEYS)));
});

test('every variable of the list is used', () => {
  const used = [
    ...mappings().flatMap(({ source, target }) => [...feelNames(source), target?.split('.')[0] ?? '']),
    ...conditions().flatMap(feelNames),
    ...Object.values(MESSAGES).flatMap((message) => message.payload),
    ...Object.values(JOB_TYPES).flatMap((job) => job.inputs),
  ];
  expect(sorted(used)).toEqual(sorted(Object.keys(PROCESS_VARIABLES)));
});

test('candidate roles are roles of the product', () => {
  const groups = elements.flatMap((element) => extension(element, 'zeebe:AssignmentDefinition')?.candidateGroups ?? []);
  const roles = groups.filter((group) => group.startsWith('role:')).map((group) => group.slice('role:'.length));
  expect(roles.length).toBeGreaterThan(0);
  expect(Object.keys(ROLES)).toEqual(expect.arrayContaining(roles));
});

const STARTS = [
  ...Object.values(START_MESSAGES),
  'rating.negativeReceived',
  'rectification.opened',
  'supervision.ordered',
  'walkthrough.assigned',
];
/** Keyed by a case that may be opened again under the same id: kept long, they would meet the case after this one. */
const SHORT = [
  'application.withdrawn',
  'item.withdrawn',
  'rating.negativeTerminated',
  'rectification.terminated',
  'rectification.extensionRequested',
  'supervision.lifted',
  'walkthrough.cancelled',
];

test('only start messages carry a variable, and leave messages are kept for a short time', () => {
  for (const [name, message] of Object.entries(MESSAGES)) {
    expect([name, message.payload]).toEqual([name, STARTS.includes(name) ? [message.key] : []]);
    expect([name, message.timeToLive]).toEqual([name, SHORT.includes(name) ? 'LEAVE' : 'RELAY_WINDOW']);
  }
});
