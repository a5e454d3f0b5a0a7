import { findIncidents } from '../../../server/features/operations/find-incidents.js';
import { findOperations } from '../../../server/features/operations/find-operations.js';
import { findOutboxRows } from '../../../server/features/operations/find-outbox-rows.js';
import { findStuckSteps } from '../../../server/features/operations/find-stuck-steps.js';
import { cancelCaseProcesses } from '../../../server/features/operations/cancel-case-process.js';
import { handToPerson } from '../../../server/features/operations/hand-to-person.js';
import { resendOutboxRows } from '../../../server/features/operations/resend-outbox-rows.js';
import { resolveIncidents } from '../../../server/features/operations/resolve-incidents.js';
import { retryIncidents } from '../../../server/features/operations/retry-incidents.js';
import { checkLedger } from '../../../server/features/ledger/check-ledger.js';
import { systemClock } from '../../../server/shared/clock.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import { until } from '../../engine-glue/fake-engine.js';
import { OperationsWorld } from './operations-world.js';

const PAGE = { page: 1, pageSize: 50, order: 'asc' } as const;
const reason = '已查明';
let world: OperationsWorld;
beforeEach(async () => {
  world = await OperationsWorld.open();
});
afterEach(() => world.close());

const incidents = (query: Partial<Parameters<typeof findIncidents>[1]> = {}) =>
  findIncidents(world.db, { ...PAGE, ...query });
const stuckJobs = (minutesLater = 0, query: Partial<Parameters<typeof findStuckSteps>[3]> = {}) =>
  findStuckSteps(world.db, world.deps, new Date(systemClock.now().getTime() + minutesLater * 60_000), {
    ...PAGE,
    ...query,
  });
const ledger = (action: string) => world.db.ledgerEvent.findMany({ where: { action } });

describe('异常', () => {
  it('tells each kind of incident where it is, why, and what to do', async () => {
    const begun = [
      ['FailingJobProcess', '1', 'JOB_NO_RETRIES', '“出具通知”没有办成：材料库未接通', '重试'],
      ['OpenQuestionProcess', '2', 'CONDITION_ERROR', '“予以办理吗”的条件算不出“是”或“否”', '解除'],
      ['CallsNothingProcess', '3', 'CALLED_ELEMENT_ERROR', '“转分办”要调用的环节没有启用', '流程设计者'],
      ['BrokenMappingProcess', '4', 'IO_MAPPING_ERROR', '“取值办理”的输入或输出取不到需要的值', '解除'],
      ['UncaughtErrorProcess', '5', 'UNHANDLED_ERROR_EVENT', '“分派”报出的情况在流程图中没有后续处理', '流程设计者'],
    ] as const;
    for (const [processId, caseId] of begun) await world.begin(processId, caseId);
    await until(async () => (await incidents()).total === begun.length);
    const { items } = await incidents();
    for (const [, caseId, errorType, cause, advice] of begun) {
      const row = items.find((one) => one.subjectId === caseId);
      expect(row).toMatchObject({ errorType, cause, number: `SY-2026-${caseId}`, subjectType: 'application' });
      expect(row?.advice).toContain(advice);
    }
    expect((await incidents({ errorType: 'CONDITION_ERROR' })).items.map((row) => row.subjectId)).toEqual(['2']);
    expect((await incidents({ q: 'sy-2026-3' })).items.map((row) => row.subjectId)).toEqual(['3']);
    expect((await incidents({ q: '予以' })).items.map((row) => row.subjectId)).toEqual(['2']);
    expect((await incidents({ q: '取值的流程' })).items.map((row) => row.subjectId)).toEqual(['4']);
    expect((await incidents({ q: '没有这样的' })).total).toBe(0);
    expect((await incidents({ pageSize: 2, page: 3 })).items).toHaveLength(1);
  });

  it('重试 after the cause was cured lets the case go on, and asking twice writes one line', async () => {
    const instance = await world.begin('FailingJobProcess', '1');
    const key = await world.incidentOf('1');
    await world.glue.relay.stop(); // what is asked for stays on its way
    world.cure();
    expect(await retryIncidents(world.admin, world.deps, { ids: [key], reason })).toMatchObject({
      done: 1,
      message: '已提交重试 1 条',
    });
    expect((await incidents()).items[0]).toMatchObject({ underway: true });
    const again = await retryIncidents(world.admin, world.deps, { ids: [key, key], reason });
    expect(again.results).toEqual([{ id: key, ok: true, message: '此前已提交，正在等流程引擎执行' }]);
    expect(await ledger('incident.retried')).toHaveLength(1);
    world.glue.relay.start();
    await world.ended(instance, 'COMPLETED');
    await until(async () => (await incidents()).total === 0);
    const late = await retryIncidents(world.admin, world.deps, { ids: [key], reason });
    expect(late).toMatchObject({ done: 0, refused: 1, message: '没有办成：这一步已经不再卡住，或没有这个编号' });
    expect((await checkLedger(world.db)).complete).toBe(true);
  });

  it('重试 while the cause is still there fails again, as another incident', async () => {
    await world.begin('FailingJobProcess', '1');
    const key = await world.incidentOf('1');
    await retryIncidents(world.admin, world.deps, { ids: [key], reason });
    await until(async () => (await world.db.incident.count({ where: { key, resolvedAt: null } })) === 0);
    expect(await world.incidentOf('1')).not.toBe(key);
  });

  it('解除 with the missing value lets an unanswered question go on; without it the question comes again', async () => {
    const instance = await world.begin('OpenQuestionProcess', '1');
    const key = await world.incidentOf('1');
    await resolveIncidents(world.admin, world.deps, { ids: [key], reason });
    await until(async () => (await world.db.incident.count({ where: { key, resolvedAt: null } })) === 0);
    const second = await world.incidentOf('1');
    expect(second).not.toBe(key);
    await resolveIncidents(world.admin, world.deps, { ids: [second], reason, variables: { decision: 'REFUSE' } });
    await world.ended(instance, 'COMPLETED');
    expect(
      await world.db.elementInstance.count({ where: { processInstanceKey: instance, elementId: 'End_Refused' } }),
    ).toBe(1);
    const [, line] = await ledger('incident.resolved');
    expect(line).toMatchObject({ caseId: '1', reason, summary: '改正“予以办理吗”的decision并继续' });
  });

  it('many at once: each is answered, and one that cannot be done stops none of the others', async () => {
    await world.begin('FailingJobProcess', '1');
    await world.begin('FailingJobProcess', '2');
    const keys = [await world.incidentOf('1'), await world.incidentOf('2')] as const;
    world.cure();
    const result = await retryIncidents(world.admin, world.deps, { ids: [keys[0], '999', keys[1]], reason });
    expect(result.results.map(({ id, ok }) => [id, ok])).toEqual([
      [keys[0], true],
      ['999', false],
      [keys[1], true],
    ]);
    expect(result.message).toBe('已提交重试 2 条；1 条没有办成：这一步已经不再卡住，或没有这个编号');
    await until(async () => (await incidents()).total === 0);
  });
});

describe('卡住的环节', () => {
  it('lists what nobody does at once, what waits long after the setting, and never a person’s task', async () => {
    await world.begin('NobodysJobProcess', '1');
    await world.glue.submit('c1'); // waits for a clerk
    await until(async () => (await world.db.userTask.count()) === 1);
    await until(async () => (await world.db.openJob.count()) === 1);
    const { items, total } = await stuckJobs();
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      number: 'SY-2026-1',
      elementName: '查询外部系统',
      jobType: 'external.lookUp',
      reasons: ['NO_WORKER'],
      lastFailure: null,
      incidentKey: null,
    });
    expect((await stuckJobs(29)).items[0]?.reasons).toEqual(['NO_WORKER']);
    expect((await stuckJobs(31)).items[0]?.reasons).toEqual(['NO_WORKER', 'WAITING_LONG']);
    expect((await stuckJobs(0, { reason: 'WAITING_LONG' })).total).toBe(0);
    expect((await stuckJobs(0, { q: '外部' })).total).toBe(1);
    expect((await stuckJobs(0, { q: 'SY-2026-2' })).total).toBe(0);
  });

  it('shows a job without retries with its failure, and 重试 goes to its incident', async () => {
    const instance = await world.begin('FailingJobProcess', '1');
    const key = await world.incidentOf('1');
    const [row] = (await stuckJobs()).items;
    expect(row).toMatchObject({ reasons: ['NO_RETRIES'], incidentKey: key, lastFailure: '材料库未接通' });
    world.cure();
    await retryIncidents(world.admin, world.deps, { ids: [row?.id ?? ''], reason });
    await world.ended(instance, 'COMPLETED');
    await until(async () => (await stuckJobs(60)).total === 0);
    expect(await world.db.openJob.count()).toBe(0);
  });

  it('重试 of a job that only waits is refused in words', async () => {
    await world.begin('NobodysJobProcess', '1');
    await until(async () => (await stuckJobs()).total === 1);
    const [row] = (await stuckJobs()).items;
    const result = await retryIncidents(world.admin, world.deps, { ids: [row?.id ?? ''], reason });
    expect(result.results[0]).toMatchObject({ ok: false, message: expect.stringContaining('不用重试') });
    expect(await world.db.outboxCommand.count({ where: { kind: 'resolveIncident' } })).toBe(0);
  });
});

describe('停止流程', () => {
  it('ends the outermost process of a stuck step, once, and tells whoever has the case', async () => {
    const caller = await world.begin('CallerProcess', '1');
    await until(async () => (await world.db.incident.count()) === 1);
    const [incident] = (await incidents()).items;
    expect(incident?.processInstanceKey).not.toBe(caller);
    await world.glue.relay.stop();
    const ids = [incident?.id ?? ''];
    const first = await cancelCaseProcesses(world.admin, world.deps, { ids, reason });
    expect(first.results[0]?.message).toBe('已提交停止流程“调用别人的流程”，并已通知经办');
    expect((await incidents()).items[0]?.underway).toBe(true);
    await cancelCaseProcesses(world.admin, world.deps, { ids: [caller], reason });
    expect(await ledger('process.cancelled')).toHaveLength(1);
    world.glue.relay.start();
    await world.ended(caller, 'TERMINATED');
    await until(async () => (await stuckJobs(60)).total === 0);
    expect(await world.db.openJob.count()).toBe(0);
    const late = await cancelCaseProcesses(world.admin, world.deps, { ids: [caller], reason });
    expect(late.message).toBe('没有办成：流程已经结束');
    const [notice] = await world.db.notice.findMany({ where: { kind: 'process.cancelled' } });
    expect(notice).toMatchObject({ recipientType: 'UNIT', recipientId: 'unit-a', subjectId: '1' });
    expect(notice?.body).toContain('线下跟进');
  });

  it('an id that is nothing is refused', async () => {
    const result = await cancelCaseProcesses(world.admin, world.deps, { ids: ['123'], reason });
    expect(result.results).toEqual([{ id: '123', ok: false, message: '没有这个流程或步骤' }]);
  });
});

describe('交人', () => {
  it('gives a step to a named person with a notice; again is nothing new, another person is', async () => {
    await world.begin('OpenQuestionProcess', '1');
    const id = await world.incidentOf('1');
    const hand = (userId: string) => handToPerson(world.admin, world.deps, { ids: [id], userId, reason: '请补录决定' });
    expect((await hand('officer-1')).results[0]?.message).toBe('已交测试officer-1跟进，并已通知');
    expect((await hand('officer-1')).results[0]?.message).toBe('此前已交测试officer-1跟进');
    const notices = await world.db.notice.findMany({ where: { kind: 'step.handedOver' } });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ recipientType: 'USER', recipientId: 'officer-1', subjectId: '1' });
    expect(notices[0]?.body).toContain('条件算不出“是”或“否”。交办说明：请补录决定');
    expect((await incidents({ assigned: true })).items[0]?.followUp).toMatchObject({ name: '测试officer-1' });
    await hand('officer-2');
    expect((await incidents()).items[0]?.followUp).toMatchObject({ name: '测试officer-2', reason: '请补录决定' });
    expect(await ledger('step.handedOver')).toHaveLength(2);
    expect((await incidents({ assigned: false })).total).toBe(0);
  });

  it('is refused to somebody who has left, and of a step that is not stuck', async () => {
    await world.begin('OpenQuestionProcess', '1');
    const id = await world.incidentOf('1');
    const result = await handToPerson(world.admin, world.deps, { ids: [id, '77'], userId: 'left-1', reason });
    expect(result).toMatchObject({ done: 0, refused: 2 });
    expect(await world.db.notice.count()).toBe(0);
    expect(await world.db.stepFollowUp.count()).toBe(0);
  });

  it('a job that waits can be handed over too', async () => {
    await world.begin('NobodysJobProcess', '1');
    await until(async () => (await stuckJobs()).total === 1);
    const [row] = (await stuckJobs()).items;
    await handToPerson(world.admin, world.deps, { ids: [row?.id ?? ''], userId: 'officer-1', reason });
    expect((await stuckJobs()).items[0]?.followUp).toMatchObject({ name: '测试officer-1', reason });
  });
});

describe('待发送', () => {
  const waiting = (query: Partial<Parameters<typeof findOutboxRows>[1]> = {}) =>
    findOutboxRows(world.db, { ...PAGE, state: 'WAITING', ...query });

  it('tells why a command was let go, and 重发 carries it again without doing anything twice', async () => {
    const instance = await world.begin('NobodysJobProcess', '1');
    const cancel = (key: string) =>
      inTransaction(world.admin, ({ toEngine }) =>
        toEngine('1', { kind: 'cancelProcessInstance', processInstanceKey: key }),
      );
    await cancel(instance);
    await world.ended(instance, 'TERMINATED');
    await cancel(instance);
    await until(async () => (await waiting({ state: 'LET_GO' })).total === 1);
    const [row] = (await waiting({ state: 'LET_GO' })).items;
    expect(row).toMatchObject({ what: '停止流程', number: 'SY-2026-1', state: 'LET_GO', lastError: 'NOT_FOUND' });
    expect(row?.reason).toContain('已经没有等它的一步');
    const id = row?.id ?? '';
    expect(await resendOutboxRows(world.admin, world.deps, { ids: [id], reason })).toMatchObject({ done: 1 });
    await until(async () => (await waiting({ state: 'LET_GO' })).total === 1);
    expect((await world.db.outboxCommand.findUniqueOrThrow({ where: { id } })).outcome).toBe('NOT_FOUND');
    const delivered = await world.db.outboxCommand.findFirstOrThrow({ where: { outcome: 'DELIVERED' } });
    const refused = await resendOutboxRows(world.admin, world.deps, { ids: [delivered.id, 'out_x'], reason });
    expect(refused.message).toBe('没有办成：这条指令已经送达，不用重发、没有这条指令，或已过保存期');
    expect(await ledger('outbox.resent')).toHaveLength(1);
  });

  it('tells why a command waits, and 重发 tries it at once', async () => {
    await inTransaction(world.admin, ({ toEngine }) => toEngine('2', { kind: 'nonsense' } as never));
    await until(async () => (await waiting()).items[0]?.attempts === 1);
    const [row] = (await waiting()).items;
    expect(row).toMatchObject({ state: 'REFUSED', behind: 0 });
    expect(row?.reason).toMatch(/^本系统不认识这种指令/);
    const attempts = async () => (await waiting()).items[0]?.attempts ?? 0;
    await until(async () => (await attempts()) >= 6); // its pause has grown to seconds
    const before = await attempts();
    await resendOutboxRows(world.admin, world.deps, { ids: [row?.id ?? ''], reason });
    await until(async () => (await attempts()) > before);
    expect((await waiting({ q: row?.id ?? '' })).total).toBe(1);
    expect((await waiting({ q: 'nothing-like-it' })).total).toBe(0);
    const status = await findOperations(world.db, world.deps, systemClock.now());
    expect(status.outbox).toMatchObject({ waiting: 1, failing: 1, refused: 1, letGo: 0 });
  });
});

describe('运行状态', () => {
  it('says that all is well, and what is wrong', async () => {
    await until(async () => {
      const { projection } = await findOperations(world.db, world.deps, systemClock.now());
      return projection.behind === 0 && projection.position > 0;
    });
    const well = await findOperations(world.db, world.deps, systemClock.now());
    expect(well).toMatchObject({
      ok: true,
      problems: [],
      engine: { kind: 'embedded', healthy: true, address: null },
      stuckMinutes: 30,
    });
    expect(well.projection.lastRecordAgeMs).toBeGreaterThanOrEqual(0);
    await world.begin('OpenQuestionProcess', '1');
    await world.incidentOf('1');
    expect(await findOperations(world.db, world.deps, systemClock.now())).toMatchObject({
      ok: false,
      incidents: 1,
      problems: ['1 个步骤异常'],
    });
    const away = { ...world.deps, runtime: { ...world.deps.runtime, readEngine: () => Promise.resolve(null) } };
    expect((await findOperations(world.db, away, systemClock.now())).problems[0]).toBe(
      '流程引擎不可用：流程引擎尚未启动',
    );
  });
});

describe('who may', () => {
  it('only the administrator, whatever route leads to the command', async () => {
    await world.begin('OpenQuestionProcess', '1');
    const ids = [await world.incidentOf('1')];
    for (const role of ['PROCESS_DESIGNER', 'STYLE_OFFICE', 'UNIT_HEAD'] as const) {
      const context = world.as(role);
      const calls = [
        () => retryIncidents(context, world.deps, { ids, reason }),
        () => resolveIncidents(context, world.deps, { ids, reason }),
        () => handToPerson(context, world.deps, { ids, userId: 'officer-1', reason }),
        () => cancelCaseProcesses(context, world.deps, { ids, reason }),
        () => resendOutboxRows(context, world.deps, { ids, reason }),
      ];
      for (const call of calls) await expect((async () => call())()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await world.db.ledgerEvent.count({ where: { actorType: 'USER' } })).toBe(0);
  });
});
