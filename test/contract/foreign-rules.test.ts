import { execFileSync } from 'node:child_process';
import { lintProcess } from '../../processes/lint/lint-process.js';
import { foreignMessage } from '../../processes/lint/rule-messages.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { bpmnText, element, end, flow, start, withFlowRefs } from './bpmn-text.js';

// asked of another Node: the rules are ES modules that are required, which this runner cannot
const NAMES = `
  const on = ({ rules }, prefix = '') => Object.keys(rules).filter((name) => rules[name] !== 'off').map((name) => prefix + name);
  const { configs } = require('bpmnlint-plugin-camunda-compat');
  const names = [...on(require('bpmnlint/config/recommended')), ...on(configs['camunda-cloud-8-5'], 'camunda-compat/')];
  console.log(JSON.stringify(names));`;
const rules = JSON.parse(
  execFileSync(process.execPath, ['-e', NAMES], { cwd: projectRoot, encoding: 'utf8' }),
) as string[];

test.each(rules)('the rule %s has its sentence in Chinese', (rule) => {
  expect(foreignMessage(rule, '')).toMatch(/^[^A-Za-z]*(FEEL|job)?[^A-Za-z]*$/);
  expect(foreignMessage(rule, '')).not.toContain('不符合规则');
});

const task = (id = 'task', ext = '<zeebe:taskDefinition type="item.dispatch" />') =>
  element('serviceTask', id, { ext });
const diagram = (...parts: string[]) => withFlowRefs(bpmnText(parts.join('')));
const line = (...ids: string[]) =>
  ids
    .slice(1)
    .map((id, index) => flow(ids[index] as string, id))
    .join('');
const event = (tag: string, id: string, inner: string) => element(tag, id, { inner });

/** Diagrams of one fault each, as somebody may draw them, and the rule that has to say so. */
const FAULTS: [rule: string, what: string, xml: string][] = [
  ['start-event-required', 'no start', diagram(task(), end(), line('task', 'end'))],
  ['end-event-required', 'no end', diagram(start(), task(), line('start', 'task'))],
  [
    'no-implicit-start',
    'a step that nothing leads to',
    diagram(start(), end(), task(), line('start', 'end'), flow('task', 'end')),
  ],
  [
    'no-implicit-end',
    'a step that leads nowhere',
    diagram(start(), end(), task(), flow('start', 'end'), flow('start', 'task')),
  ],
  [
    'no-implicit-split',
    'two ways out of a step',
    diagram(start(), task(), end('a'), end('b'), line('start', 'task', 'a'), flow('task', 'b')),
  ],
  [
    'fake-join',
    'two ways into a step',
    diagram(
      start(),
      element('parallelGateway', 'both'),
      task(),
      end(),
      line('start', 'both', 'task', 'end'),
      flow('both', 'task'),
    ),
  ],
  ['no-disconnected', 'a step without a flow', diagram(start(), end(), task(), line('start', 'end'))],
  [
    'no-inclusive-gateway',
    'an inclusive gateway',
    diagram(start(), element('inclusiveGateway', 'some'), task(), end(), line('start', 'some', 'task', 'end')),
  ],
  [
    'no-complex-gateway',
    'a complex gateway',
    diagram(start(), element('complexGateway', 'odd'), end(), line('start', 'odd', 'end')),
  ],
  [
    'superfluous-gateway',
    'a gateway of one way in and out',
    diagram(start(), element('exclusiveGateway', 'gate'), end(), line('start', 'gate', 'end')),
  ],
  [
    'single-blank-start-event',
    'two starts',
    diagram(start('one'), start('two'), end(), line('one', 'end'), flow('two', 'end')),
  ],
  [
    'ad-hoc-sub-process',
    'an ad-hoc subprocess',
    diagram(start(), element('adHocSubProcess', 'adhoc', { inner: start('in') }), end(), line('start', 'adhoc', 'end')),
  ],
  [
    'camunda-compat/implementation',
    'a service task without a job type',
    diagram(start(), task('task', ''), end(), line('start', 'task', 'end')),
  ],
  [
    'camunda-compat/called-element',
    'a call activity that calls nothing',
    diagram(start(), element('callActivity', 'call'), end(), line('start', 'call', 'end')),
  ],
  [
    'camunda-compat/message-reference',
    'a message event without a message',
    diagram(
      start(),
      event('intermediateCatchEvent', 'wait', '<bpmn:messageEventDefinition />'),
      end(),
      line('start', 'wait', 'end'),
    ),
  ],
  [
    'camunda-compat/timer',
    'a timer without a time',
    diagram(
      start(),
      event('intermediateCatchEvent', 'wait', '<bpmn:timerEventDefinition />'),
      end(),
      line('start', 'wait', 'end'),
    ),
  ],
  [
    'camunda-compat/error-reference',
    'an error end without an error',
    diagram(start(), event('endEvent', 'end', '<bpmn:errorEventDefinition />'), line('start', 'end')),
  ],
  [
    'camunda-compat/loop-characteristics',
    'a multi-instance without a collection',
    diagram(
      start(),
      element('serviceTask', 'task', {
        ext: '<zeebe:taskDefinition type="item.dispatch" />',
        inner: '<bpmn:multiInstanceLoopCharacteristics />',
      }),
      end(),
      line('start', 'task', 'end'),
    ),
  ],
  [
    'camunda-compat/feel',
    'an expression that nobody can read',
    diagram(
      start(),
      task(
        'task',
        '<zeebe:taskDefinition type="item.dispatch" /><zeebe:ioMapping><zeebe:input source="=1 +" target="unitId" /></zeebe:ioMapping>',
      ),
      end(),
      line('start', 'task', 'end'),
    ),
  ],
];

/** Advice: legal, and seldom what somebody means. */
const ADVICE = new Set(['fake-join', 'superfluous-gateway']);

test.each(FAULTS)('%s finds %s', async (rule, _what, xml) => {
  const found = (await lintProcess(xml)).filter((problem) => problem.rule === rule);
  expect(found.map(({ category }) => category)).toContain(ADVICE.has(rule) ? 'warn' : 'error');
  expect(found[0]?.message).toMatch(/^[\u4e00-\u9fff]|^FEEL/);
});
