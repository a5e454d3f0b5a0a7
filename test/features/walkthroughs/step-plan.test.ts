import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TASK_KINDS } from '../../../processes/contract.js';
import { readScenarios } from '../../../server/features/walkthroughs/read-scenarios.js';
import { projectRoot } from '../../../server/shared/project-root.js';

const file = readScenarios();
const diagram = readFileSync(join(projectRoot, 'processes/walkthroughs/unemployment-registration.bpmn'), 'utf8');

describe('the scenarios of document 000', () => {
  it('are ten, in order; those for grassroots only offer no other angle', () => {
    expect(file.scenarios.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const order of [2, 4, 5, 9]) expect(file.scenarios[order - 1]?.angles).toEqual(['grassroots']);
  });

  it('every task of an open one is a step of its diagram, and every walker’s task of the diagram is in it', () => {
    const walk = file.walks['walk-unemployment-registration'];
    const drawn = [...diagram.matchAll(/<bpmn:userTask id="([^"]+)"[\s\S]*?formKey="([^"]+)"/g)].map(
      ([, id, kind]) => `${kind} ${id}`,
    );
    const planned = (walk?.tasks ?? []).map(({ kind, element }) => `${kind} ${element}`);
    expect(planned.sort()).toEqual(drawn.filter((each) => !each.startsWith('walkthrough.triage')).sort());
    for (const { kind } of walk?.tasks ?? []) expect(TASK_KINDS).toHaveProperty([kind]);
  });
});
