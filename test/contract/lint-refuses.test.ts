import { lintProcess } from '../../processes/lint/lint-process.js';
import { RULES } from '../../processes/lint/rules.js';
import { element } from './bpmn-text.js';
import { around, CONTROLS, diagram } from './negative-controls.js';

const reportsOf = async (rule: string, xml: string) =>
  (await lintProcess(xml)).filter((problem) => problem.rule === `kuaiban/${rule}`).map(({ elementId }) => elementId);

test.each(CONTROLS)('$rule refuses $what', async ({ rule, at, broken, mended }) => {
  expect(await reportsOf(rule, broken)).toContain(at);
  expect(await reportsOf(rule, mended)).toEqual([]);
});

test('every rule of ours has a negative control', () => {
  expect([...new Set(CONTROLS.map(({ rule }) => rule as string))].sort()).toEqual(Object.keys(RULES).sort());
});

test('the rules of others are asked too, and answer in Chinese', async () => {
  const inclusive = diagram(around(element('inclusiveGateway', 'or', { name: '哪些？' }), 'or'));
  const problems = await lintProcess(inclusive);
  expect(problems).toContainEqual(
    expect.objectContaining({ rule: 'no-inclusive-gateway', elementId: 'or', category: 'error' }),
  );
  for (const { message: sentence } of problems) expect(sentence).toMatch(/\p{Script=Han}/u);
  const noForm = await lintProcess(diagram(around(element('userTask', 'task'), 'task')));
  expect(noForm.map(({ rule }) => rule)).toContain('camunda-compat/user-task-definition');
});

test('what is no BPMN is refused as a whole', async () => {
  const [problem] = await lintProcess('这不是流程图');
  expect(problem).toMatchObject({ elementId: '', rule: 'xml', category: 'error' });
});
