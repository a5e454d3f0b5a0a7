import { createDraft } from '../../../server/features/designer/create-draft.js';
import { findElementTemplates } from '../../../server/features/designer/find-element-templates.js';
import { findDrafts } from '../../../server/features/designer/find-drafts.js';
import { findFindings } from '../../../server/features/designer/find-findings.js';
import { getDraft, getDraftFile } from '../../../server/features/designer/get-draft.js';
import { importDraft } from '../../../server/features/designer/import-draft.js';
import { openDesignerWorld, ORIGINAL, PROCESS, type DesignerWorld } from './designer-world.js';

let world: DesignerWorld;
beforeEach(async () => {
  world = await openDesignerWorld();
});
afterEach(() => world.close());

describe('import and export', () => {
  it('lose nothing: the file that comes out is the file that went in, byte for byte', async () => {
    const file = ORIGINAL.replace(
      '<bpmn:process ',
      '<!-- 外部工具写的注释 -->\r\n  <bpmn:process xmlns:other="http://example.org/other" other:keep="保留" ',
    );
    const { id } = await importDraft(world.as('designer'), world.deps, { xml: file });
    expect((await getDraftFile(world.as('designer'), world.deps, id)).xml).toBe(file);
    expect(await getDraft(world.as('designer'), world.deps, id)).toMatchObject({
      processId: PROCESS,
      baseVersion: 1,
      status: 'DRAFT',
      mayEdit: true,
    });
  });

  it('refuse what is no diagram, or more than one, in Chinese', async () => {
    await expect(importDraft(world.as('designer'), world.deps, { xml: '你好' })).rejects.toMatchObject({
      userMessage: '这不是可读的 BPMN 文件',
    });
    const none = '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x" />';
    await expect(importDraft(world.as('designer'), world.deps, { xml: none })).rejects.toMatchObject({
      userMessage: expect.stringContaining('恰好有一个流程'),
    });
    await expect(importDraft(world.as('officer'), world.deps, { xml: ORIGINAL })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('take a draft from the newest or from an earlier version, unchanged', async () => {
    const { id } = await createDraft(world.as('designer'), world.deps, { processId: PROCESS, fromVersion: 1 });
    expect((await getDraft(world.as('designer'), world.deps, id)).xml).toBe(ORIGINAL);
    await expect(
      createDraft(world.as('designer'), world.deps, { processId: PROCESS, fromVersion: 7 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { items } = await findDrafts(world.as('style'), world.deps, {
      page: 1,
      pageSize: 10,
      order: 'desc',
      processId: PROCESS,
    });
    expect(items).toMatchObject([{ id, authorName: '人员designer', status: 'DRAFT' }]);
  });
});

describe('numbers on the diagram', () => {
  it('count open problems of a step and the cases that wait on it, each kind on its own', async () => {
    const at = new Date('2026-11-02T02:00:00Z');
    const problem = {
      title: '问题',
      description: '',
      source: 'MANUAL',
      processId: PROCESS,
      elementId: 'Task_AssignUnit',
      serviceItemName: '失业登记',
      experienceChannel: '窗口',
      reporterPost: '岗位',
      createdAt: at,
    };
    for (const [index, status] of ['REPORTED', 'RECTIFYING', 'SIGNED_OFF', 'DISMISSED'].entries())
      await world.db.problem.create({ data: { ...problem, id: `prob_${index}`, number: `WT-${index}`, status } });
    await world.startCase();
    const [job] = await world.engine.activateJobs({
      type: 'item.dispatch',
      worker: 'test',
      timeout: 60_000,
      maxJobsToActivate: 1,
    });
    let findings = await findFindings(world.db, PROCESS);
    for (let look = 0; look < 200 && findings.length < 2; look++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      findings = await findFindings(world.db, PROCESS);
    }
    expect(findings).toContainEqual({ elementId: 'Task_AssignUnit', problems: 2, waiting: 0, incidents: 0 });
    expect(findings).toContainEqual({ elementId: job?.elementId, problems: 0, waiting: 1, incidents: 0 });
  });
});

describe('the catalogue of steps', () => {
  it('holds templates with a name and an id of their own', () => {
    const templates = findElementTemplates();
    expect(templates.length).toBeGreaterThan(20);
    expect(new Set(templates.map((one) => one.id)).size).toBe(templates.length);
    expect(templates.filter((one) => !/[\u4e00-\u9fff]/.test(one.name))).toEqual([]);
  });
});
