import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TASK_KINDS } from '../../processes/contract.js';
import { projectRoot } from '../../server/shared/project-root.js';

/** The console is browser code, so its list is read as text: `export const TASK_FORM_KINDS = ['…', '…'] …;` */
function taskFormKinds(): string[] {
  const source = readFileSync(join(projectRoot, 'admin/src/tasks/task-forms.ts'), 'utf8');
  const list = /TASK_FORM_KINDS\b[^=]*=\s*\[([^\]]*)\]/.exec(source)?.[1];
  if (list === undefined)
    throw new Error('admin/src/tasks/task-forms.ts does not list TASK_FORM_KINDS as an array of texts');
  return [...list.matchAll(/['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
}

test('the console has a form for every kind of user task, and none that no diagram asks for', () => {
  expect(taskFormKinds().sort()).toEqual(Object.keys(TASK_KINDS).sort());
});
