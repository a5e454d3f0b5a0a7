import type { AppError } from '../../../server/shared/app-error.js';
import { approveDraft } from '../../../server/features/designer/approve-draft.js';
import { discardDraft } from '../../../server/features/designer/discard-draft.js';
import { findReleases } from '../../../server/features/designer/find-releases.js';
import { getDraft } from '../../../server/features/designer/get-draft.js';
import { getDraftDiff } from '../../../server/features/designer/get-draft-diff.js';
import { publishDiagram } from '../../../server/features/designer/publish-diagram.js';
import { rejectDraft } from '../../../server/features/designer/reject-draft.js';
import { restoreVersion } from '../../../server/features/designer/restore-version.js';
import { saveDraft } from '../../../server/features/designer/save-draft.js';
import { submitDraft } from '../../../server/features/designer/submit-draft.js';
import { getDefinition } from '../../../server/features/processes/get-process.js';
import { openDesignerWorld, ORIGINAL, PROCESS, renamed, type DesignerWorld } from './designer-world.js';

let world: DesignerWorld;
beforeEach(async () => {
  world = await openDesignerWorld();
});
afterEach(() => world.close());

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('Expected a refusal, but it went through');
    },
    (error: AppError) => ({ code: error.code, words: error.userMessage, details: error.details }),
  );
const newest = async () => (await getDefinition(world.db, PROCESS)).version;

describe('a draft', () => {
  it('is kept when broken, says in Chinese which element is wrong, and cannot be submitted', async () => {
    const broken = ORIGINAL.replace(
      'zeebe:taskDefinition type="item.dispatch"',
      'zeebe:taskDefinition type="item.dispach"',
    );
    expect(broken).not.toBe(ORIGINAL);
    const id = await world.draft(broken);
    const { problems, version, xml } = await getDraft(world.as('designer'), world.deps, id);
    expect(xml).toBe(broken);
    const [error] = problems.filter((one) => one.category === 'error');
    expect(error?.elementId).not.toBeNull();
    expect(error?.message).toMatch(/^[^A-Za-z]*item\.dispach/);
    const { code, words } = await refusal(
      submitDraft(world.as('designer'), world.deps, { id, note: '改错了', version }),
    );
    expect(code).toBe('INVALID_ARGUMENT');
    expect(words).toContain('流程图有错误，不能提交');
    expect(words).toContain(`“${error?.elementName}”`);
    expect(error?.elementName).toMatch(/^[\u4e00-\u9fff]+$/);
    expect(await newest()).toBe(1);
  });

  it('belongs to its author, and a stale copy is not saved over a newer one', async () => {
    const id = await world.draft(renamed('指定一个承办单位'));
    expect((await refusal(saveDraft(world.as('designer2'), world.deps, { id, xml: ORIGINAL, version: 2 }))).code).toBe(
      'FORBIDDEN',
    );
    expect((await refusal(saveDraft(world.as('officer'), world.deps, { id, xml: ORIGINAL, version: 2 }))).code).toBe(
      'FORBIDDEN',
    );
    expect((await refusal(saveDraft(world.as('designer'), world.deps, { id, xml: ORIGINAL, version: 1 }))).code).toBe(
      'CONFLICT',
    );
    expect((await refusal(getDraft(world.as('officer'), world.deps, id))).code).toBe('FORBIDDEN');
  });

  it('keeps the id of its process, by which cases and messages know it', async () => {
    const id = await world.draft(ORIGINAL);
    const other = ORIGINAL.replaceAll('ItemHandlingProcess', 'SupervisionProcess');
    const { code, words } = await refusal(saveDraft(world.as('designer'), world.deps, { id, xml: other, version: 2 }));
    expect({ code, words }).toEqual({ code: 'INVALID_ARGUMENT', words: expect.stringContaining('流程编号不能改') });
  });

  it('without a change, without a note or without being a draft is not submitted', async () => {
    const id = await world.draft(ORIGINAL);
    expect(
      (await refusal(submitDraft(world.as('designer'), world.deps, { id, note: ' ', version: 2 }))).words,
    ).toContain('请写明');
    expect(
      (await refusal(submitDraft(world.as('designer'), world.deps, { id, note: '无', version: 2 }))).words,
    ).toContain('完全相同');
    await discardDraft(world.as('designer'), world.deps, { id });
    expect(
      (await refusal(submitDraft(world.as('designer'), world.deps, { id, note: '无', version: 3 }))).words,
    ).toContain('已放弃');
  });

  it('shows the reviewer what it adds, removes and changes, by name', async () => {
    const id = await world.draft(
      renamed('指定一个承办单位').replace('type="item.dispatch"', 'type="item.dispatch" retries="5"'),
    );
    const { added, removed, changed, moved } = await getDraftDiff(world.as('style'), world.deps, id);
    expect({ added, removed, moved }).toEqual({ added: [], removed: [], moved: 0 });
    expect(changed).toContainEqual({ elementId: 'Task_AssignUnit', name: '指定一个承办单位', what: ['名称'] });
    expect(changed.flatMap((one) => one.what)).toContain('工作类型');
  });
});

describe('publishing', () => {
  it('needs a second person: the author cannot approve, nor return, his own draft', async () => {
    const id = await world.draft(renamed('指定一个承办单位'), '名称更清楚');
    const { code, words } = await refusal(approveDraft(world.as('designer'), world.deps, { id }));
    expect({ code, words }).toEqual({ code: 'FORBIDDEN', words: '起草人不能审核自己的草稿，须由另一人审核' });
    expect((await refusal(rejectDraft(world.as('designer'), world.deps, { id, note: '改' }))).code).toBe('FORBIDDEN');
    expect((await refusal(approveDraft(world.as('officer'), world.deps, { id }))).code).toBe('FORBIDDEN');
    expect(await newest()).toBe(1);
    await approveDraft(world.as('designer2'), world.deps, { id });
    expect(await newest()).toBe(2);
  });

  it('gives the next case the new version while the running one stays on its own', async () => {
    const running = await world.startCase();
    const id = await world.draft(renamed('指定一个承办单位'), '名称更清楚');
    const { message } = await approveDraft(world.as('style'), world.deps, { id, note: '同意' });
    expect(message).toContain('已发布为第 2 版');
    const next = await world.startCase();
    expect([running.version, next.version]).toEqual([1, 2]);
    const jobs = await world.engine.activateJobs({
      type: 'item.dispatch',
      worker: 'test',
      timeout: 60_000,
      maxJobsToActivate: 10,
    });
    expect(jobs.map((job) => [job.processInstanceKey, job.processDefinitionVersion])).toEqual([
      [running.key, 1],
      [next.key, 2],
    ]);
    const [release, first] = await findReleases(world.db, PROCESS);
    expect(release).toMatchObject({
      version: 2,
      authorName: '人员designer',
      approvedByName: '人员style',
      reason: '名称更清楚',
      current: true,
    });
    expect(first).toMatchObject({ version: 1, authorName: null, reason: '随系统发布', current: false });
    const line = await world.db.ledgerEvent.findFirstOrThrow({ where: { action: 'process.published' } });
    expect(line).toMatchObject({ reason: '名称更清楚', subjectId: PROCESS });
    expect(await world.db.notice.count({ where: { recipientId: 'designer', kind: 'process-draft.published' } })).toBe(
      1,
    );
  });

  it('happens once, also when two approve at the same moment', async () => {
    const id = await world.draft(renamed('指定一个承办单位'), '名称更清楚');
    const results = await Promise.allSettled(
      ['style', 'designer2'].map((who) => approveDraft(world.as(who), world.deps, { id })),
    );
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await newest()).toBe(2);
    expect(await world.db.processRelease.count({ where: { version: 2 } })).toBe(1);
  });

  it('can be done again when the server was cut off between engine and database', async () => {
    const changed = renamed('指定一个承办单位');
    const id = await world.draft(changed, '名称更清楚');
    await publishDiagram(world.db, world.deps, changed);
    await approveDraft(world.as('style'), world.deps, { id });
    expect(await newest()).toBe(2);
    expect(await world.db.processRelease.findMany({ where: { version: 2 } })).toMatchObject([
      { draftId: id, approvedById: 'style' },
    ]);
  });

  it('of a returned draft waits until the author has submitted it again; the note stays with it', async () => {
    const id = await world.draft(renamed('指定一个承办单位'), '名称更清楚');
    expect((await refusal(rejectDraft(world.as('style'), world.deps, { id }))).words).toContain('退回须写明');
    await rejectDraft(world.as('style'), world.deps, { id, note: '名称再短些' });
    expect((await refusal(approveDraft(world.as('style'), world.deps, { id }))).code).toBe('INVALID_STATE');
    const { reviewNote, mayEdit, version } = await getDraft(world.as('designer'), world.deps, id);
    expect({ reviewNote, mayEdit }).toEqual({ reviewNote: '名称再短些', mayEdit: true });
    const saved = await saveDraft(world.as('designer'), world.deps, { id, xml: renamed('指派承办单位'), version });
    await submitDraft(world.as('designer'), world.deps, { id, note: '已改短', version: saved.version });
    await approveDraft(world.as('style'), world.deps, { id });
    expect((await getDefinition(world.db, PROCESS)).xml).toBe(renamed('指派承办单位'));
  });

  it('warns and asks to compare again when another version was published meanwhile', async () => {
    const slow = await world.draft(renamed('甲单位承办'), '甲');
    const quick = await world.draft(renamed('乙单位承办'), '乙');
    await approveDraft(world.as('style'), world.deps, { id: quick, againstVersion: 1 });
    const { code, words } = await refusal(approveDraft(world.as('style'), world.deps, { id: slow, againstVersion: 1 }));
    expect({ code, words }).toEqual({ code: 'CONFLICT', words: '现行版本已变为第 2 版，请重新比较后再发布' });
    const { problems } = await getDraft(world.as('style'), world.deps, slow);
    expect(problems).toContainEqual(expect.objectContaining({ category: 'warn', rule: 'kuaiban/base-version' }));
    await approveDraft(world.as('style'), world.deps, { id: slow, againstVersion: 2 });
    expect(await newest()).toBe(3);
  });

  it('warns while another draft of the same process is open, and no longer once that is given up', async () => {
    const mine = await world.draft(renamed('甲单位承办'));
    const other = await world.draft(renamed('乙单位承办'), '乙');
    const warnings = async () =>
      (await getDraft(world.as('designer'), world.deps, mine)).problems.filter(
        ({ rule }) => rule === 'kuaiban/other-drafts',
      );
    expect(await warnings()).toMatchObject([
      { category: 'warn', message: expect.stringMatching(/还有 1 份没有发布的草稿：.*（待审核）/) },
    ]);
    await discardDraft(world.as('designer'), world.deps, { id: other });
    expect(await warnings()).toEqual([]);
  });

  it('is refused with element and reason in Chinese when the engine does not take the diagram', async () => {
    const bad = ORIGINAL.replace('type="item.dispatch"', 'type="=1 +"');
    const { code, words, details } = await refusal(publishDiagram(world.db, world.deps, bad));
    expect(code).toBe('INVALID_ARGUMENT');
    expect(words).toMatch(/^流程引擎不接受这张图，没有发布。“[\u4e00-\u9fff]+”：.*[\u4e00-\u9fff]/);
    expect(details).toMatchObject({ problems: [{ category: 'error', rule: 'engine' }] });
    expect(await newest()).toBe(1);
  });
});

describe('going back', () => {
  it('makes the earlier diagram the next version in one step, with a reason', async () => {
    const id = await world.draft(renamed('指定一个承办单位'), '名称更清楚');
    await approveDraft(world.as('style'), world.deps, { id });
    expect(
      (
        await refusal(
          restoreVersion(world.as('officer'), world.deps, { processId: PROCESS, version: 1, reason: '有误' }),
        )
      ).code,
    ).toBe('FORBIDDEN');
    expect(
      (await refusal(restoreVersion(world.as('style'), world.deps, { processId: PROCESS, version: 1, reason: '' })))
        .words,
    ).toContain('理由');
    expect(
      (await refusal(restoreVersion(world.as('style'), world.deps, { processId: PROCESS, version: 2, reason: '有误' })))
        .words,
    ).toContain('无须恢复');
    expect(
      (await refusal(restoreVersion(world.as('style'), world.deps, { processId: PROCESS, version: 9, reason: '有误' })))
        .code,
    ).toBe('NOT_FOUND');
    await restoreVersion(world.as('style'), world.deps, { processId: PROCESS, version: 1, reason: '新名称引起误解' });
    const definition = await getDefinition(world.db, PROCESS);
    expect([definition.version, definition.xml]).toEqual([3, ORIGINAL]);
    expect((await findReleases(world.db, PROCESS))[0]).toMatchObject({
      version: 3,
      restoresVersion: 1,
      reason: '新名称引起误解',
      approvedByName: '人员style',
    });
    expect((await world.startCase()).version).toBe(3);
    expect(await world.db.ledgerEvent.count({ where: { action: 'process.restored', reason: '新名称引起误解' } })).toBe(
      1,
    );
  });
});

describe('a restart', () => {
  it('does not undo a publication: the older file is left alone until it changes itself', async () => {
    const id = await world.draft(renamed('指定一个承办单位'), '名称更清楚');
    await approveDraft(world.as('style'), world.deps, { id });
    await world.restart();
    await world.restart();
    expect([await newest(), (await world.startCase()).version]).toEqual([2, 2]);
    await world.restart(renamed('新程序带来的名称'));
    expect([await newest(), (await world.startCase()).version]).toEqual([3, 3]);
    await world.restart(renamed('新程序带来的名称'));
    expect(await newest()).toBe(3);
  });

  it('takes no new version when the file has caught up with what was published, and keeps who published it', async () => {
    const id = await world.draft(renamed('指定一个承办单位'), '名称更清楚');
    await approveDraft(world.as('style'), world.deps, { id });
    await world.restart(renamed('指定一个承办单位'));
    expect((await findReleases(world.db, PROCESS))[0]).toMatchObject({
      version: 2,
      authorName: '人员designer',
      reason: '名称更清楚',
    });
  });
});
