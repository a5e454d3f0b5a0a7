import { collectHistory } from '../../../server/features/walkthroughs/collect-history.js';
import { getHistory } from '../../../server/features/walkthroughs/get-history.js';
import { toExplain } from '../../../server/api/walkthroughs.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import { openWalkWorld, type WalkWorld } from './walk-world.js';

let world: WalkWorld;
beforeEach(async () => {
  world = await openWalkWorld();
});
afterEach(() => world.close());

interface Past {
  outcome: 'GRANTED' | 'REFUSED' | 'WITHDRAWN';
  accepted: string;
  closed: string;
  serviceItemId?: string;
  /** Due of its promised clock. */
  due?: string;
  reason?: string;
}

let cases = 0;

/** An item of an application of its own that ended before; answers its application. */
async function past(
  { outcome, accepted, closed, serviceItemId = 'unemployment-registration', due, reason }: Past,
  applicationId?: string,
): Promise<string> {
  const { db } = world;
  const n = ++cases;
  const id = applicationId ?? `past-${n}`;
  const at = (day: string) => new Date(`${day}T03:00:00Z`);
  if (!applicationId)
    await db.application.create({
      data: {
        id,
        number: `SY-2026-9${String(n).padStart(5, '0')}`,
        oneThingId: 'ot-unemployment',
        oneThingName: '失业一件事',
        status: 'COMPLETED',
        channel: 'COUNTER',
        form: {},
        selectedItems: [],
        createdAt: at(accepted),
        updatedAt: at(closed),
        acceptedAt: at(accepted),
      },
    });
  const itemId = `past-item-${n}`;
  await db.applicationItem.create({
    data: {
      id: itemId,
      applicationId: id,
      serviceItemId,
      serviceItemName: serviceItemId,
      number: `SY-2026-9${String(n).padStart(5, '0')}-01`,
      sortOrder: n,
      status: outcome === 'WITHDRAWN' ? 'WITHDRAWN' : 'CLOSED',
      outcome,
      decisionReason: reason ?? null,
      createdAt: at(accepted),
      closedAt: at(closed),
    },
  });
  if (due)
    await db.deadline.create({
      data: {
        id: `past-dl-${n}`,
        subjectType: 'item',
        subjectId: itemId,
        caseId: id,
        kind: 'ITEM_PROMISED',
        budgetValue: 3,
        budgetUnit: 'WORKING_DAY',
        startsAt: at(accepted),
        openedAt: at(accepted),
        dueAt: at(due),
        closedAt: at(closed),
        sourceText: '提速清单',
      },
    });
  return id;
}

const figuresOf = (id: string) => getHistory(world.db, world.walkDeps, world.actor('walker'), id);

describe('查历史办件', () => {
  it('counts what was handled, in time and followed up within six months, and names the refused ones', async () => {
    const followed = await past({
      outcome: 'GRANTED',
      accepted: '2026-10-12',
      closed: '2026-10-14',
      due: '2026-10-15',
    });
    await past(
      { outcome: 'GRANTED', accepted: '2026-10-14', closed: '2026-10-20', serviceItemId: 'job-introduction' },
      followed,
    );
    await past({ outcome: 'GRANTED', accepted: '2026-10-19', closed: '2026-10-23', due: '2026-10-22' }); // late
    await past({ outcome: 'REFUSED', accepted: '2026-10-26', closed: '2026-10-26', reason: '已就业' });
    await past({ outcome: 'WITHDRAWN', accepted: '2026-10-26', closed: '2026-10-27' });
    await past({ outcome: 'GRANTED', accepted: '2026-05-01', closed: '2026-05-01' }); // a day too early
    await past({ outcome: 'GRANTED', accepted: '2026-05-02', closed: '2026-05-02' }); // the first day of the look-back
    await past({
      outcome: 'GRANTED',
      accepted: '2026-10-26',
      closed: '2026-10-27',
      serviceItemId: 'social-card-issue',
    }); // another item
    const id = await world.assign();
    const figures = await figuresOf(id);
    expect(figures).toMatchObject({
      from: '2026-05-02',
      to: '2026-11-02',
      handled: 4,
      inTime: 3,
      withdrawn: 1,
      followedUp: 1,
      averageWorkingDays: 1.5,
    });
    expect(figures.refused.map(({ reason }) => reason)).toEqual(['已就业']);
  });

  it('says that there is nothing where there is nothing', async () => {
    const id = await world.assign();
    expect(await figuresOf(id)).toMatchObject({
      handled: 0,
      inTime: 0,
      withdrawn: 0,
      followedUp: 0,
      averageWorkingDays: null,
      refused: [],
    });
  });

  it('keeps what it collected for the walk, however often it is asked to collect, and asks for the cause of each refused case', async () => {
    await past({ outcome: 'REFUSED', accepted: '2026-10-26', closed: '2026-10-26', reason: '已就业' });
    const id = await world.assign();
    await world.walk(id, 'prepare');
    await past({ outcome: 'GRANTED', accepted: '2026-10-26', closed: '2026-10-28' });
    await inTransaction(world.system(), (unit) => collectHistory(unit, world.walkDeps, id));
    const figures = await figuresOf(id);
    expect(figures.handled).toBe(1);
    await expect(world.walk(id, 'check-history')).rejects.toMatchObject({
      userMessage: expect.stringContaining('还有 1 件') as string,
    });
    await world.walk(id, 'check-history', {
      content: {
        seen: (await world.step(id, 'check-history')).lookAt,
        causes: { [figures.refused[0]?.number ?? '']: '登记前已参保' },
      },
    });
    expect((await world.step(id, 'check-history')).state).toBe('done');
    expect((await figuresOf(id)).handled).toBe(1);
  });

  it('shows the abnormal cases that scenario 四 names: late, not accepted, refused, and the share that passed (R8)', async () => {
    const serviceItemId = 'unemployment-benefit-claim';
    const claim = { accepted: '2026-01-12', closed: '2026-01-20', serviceItemId };
    await past({ ...claim, outcome: 'GRANTED', due: '2026-01-22' });
    await past({ ...claim, outcome: 'GRANTED', due: '2026-01-19' });
    await past({ ...claim, outcome: 'REFUSED', due: '2026-01-22', reason: '未满一年' });
    await past({ ...claim, outcome: 'GRANTED', accepted: '2025-11-01', closed: '2025-11-01', due: '2025-10-01' });
    const rejected = (id: string, items: string[], day: string) =>
      world.db.application.create({
        data: {
          ...{ id, number: `SY-2026-8${id}`, oneThingId: 'ot-unemployment', oneThingName: '失业一件事', form: {} },
          ...{ status: 'REJECTED', channel: 'COUNTER', selectedItems: items, rejectReason: '不属于本地' },
          ...{ createdAt: new Date(day), updatedAt: new Date(day), completedAt: new Date(day) },
        },
      });
    await rejected('1', [serviceItemId, 'social-card-issue'], '2026-03-02T03:00:00Z');
    await rejected('2', ['social-card-issue'], '2026-03-02T03:00:00Z');
    await rejected('3', [serviceItemId], '2025-03-02T03:00:00Z');
    const id = await world.assign({ scenarioId: 'walk-unemployment-insurance-policy', angle: 'grassroots' });
    const figures = await figuresOf(id);
    expect(figures).toMatchObject({ from: '2025-11-02', handled: 3, followedUp: null });
    expect(
      (figures.abnormal ?? []).map(({ name, count, percent, cases }) => [name, count, percent, cases.length]),
    ).toEqual([
      ['超期', 1, null, 1],
      ['未受理', 1, null, 1],
      ['未审核通过', 1, null, 1],
      ['审核通过率低', null, 67, 0],
    ]);
    expect(toExplain(figures)).toHaveLength(3);
    expect(figures.abnormal?.[1]?.cases[0]).toMatchObject({ number: 'SY-2026-81', reason: '不属于本地' });
  });

  it('looks back three months for the card, and asks of the ledger what our own cases do not show (R7, R8)', async () => {
    const card = await world.assign({ scenarioId: 'walk-social-card', angle: 'grassroots' });
    expect(await figuresOf(card)).toMatchObject({ from: '2026-08-02', to: '2026-11-02' });
    const pension = await figuresOf(
      await world.assign({ scenarioId: 'walk-pension-benefit-claim', angle: 'grassroots' }),
    );
    expect(pension.from).toBe('2025-11-02');
    expect(toExplain(pension)).toEqual(['跨省参保的企业职工待遇领取地无法确定']);
  });

  it('is not for those who do not walk', async () => {
    const id = await world.assign();
    await expect(getHistory(world.db, world.walkDeps, world.actor('employment1'), id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
