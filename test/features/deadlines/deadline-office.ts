import { controlledClock } from '../../../server/shared/clock.js';
import { systemActor, type Actor } from '../../../server/shared/actor.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../../server/shared/command-context.js';
import type { DeadlineKind, OpenDeadline } from '../../../server/shared/deadline-service.js';
import type { SettingValues } from '../../../server/shared/settings-service.js';
import { createGetWorkingCalendar } from '../../../server/features/calendar/get-working-calendar.js';
import type { CalendarDeps } from '../../../server/features/calendar/calendar-deps.js';
import { loadCalendarYear } from '../../../server/features/calendar/load-calendar-year.js';
import { createDeadlineService } from '../../../server/features/deadlines/create-deadline-service.js';
import type { DeadlineDeps, DueMove, SweepDeps } from '../../../server/features/deadlines/deadline-deps.js';
import { explainDeadline } from '../../../server/features/deadlines/explain-deadline.js';
import { createFindDeadlineChips } from '../../../server/features/deadlines/find-deadline-chips.js';
import { applyMoves, previewMoves } from '../../../server/features/deadlines/recalculate-deadlines.js';
import { sweepDeadlines } from '../../../server/features/deadlines/sweep-deadlines.js';
import { describeItem } from '../../../server/features/items/describe-subject.js';
import { createNoticeService } from '../../../server/features/notices/create-notice-service.js';
import { createSubjectDirectory } from '../../../server/shared/subject-directory.js';
import { fixedSettings } from '../../support/fixed-settings.js';
import { freshDb } from '../../support/fresh-db.js';
import { local, shown } from '../../shared/calendar/calendar-fixtures.js';

export { local, shown };

export interface OfficeOptions {
  start?: string;
  years?: number[];
  settings?: Partial<SettingValues>;
  expireCorrection?: SweepDeps['expireCorrection'];
  closeRatingWindow?: SweepDeps['closeRatingWindow'];
}

/** An office with a real database, a clock that is moved by hand, and the official calendar; used by the tests of all time features. */
export async function openOffice({
  start = '2026-11-02 09:00',
  years = [2025, 2026],
  settings = {},
  ...effects
}: OfficeOptions = {}) {
  const store = await freshDb();
  const { db } = store;
  const clock = controlledClock(local(start));
  const moves: DueMove[] = [];
  const deps: DeadlineDeps = {
    settings: fixedSettings(settings),
    getCalendar: createGetWorkingCalendar(),
    dueMoved: (_unit, move) => Promise.resolve(void moves.push(move)),
  };
  const notices = createNoticeService();
  const findSubject = createSubjectDirectory({ item: describeItem });
  const sweepDeps: SweepDeps = {
    ...deps,
    expireCorrection: () => Promise.resolve(),
    closeRatingWindow: () => Promise.resolve(),
    ...effects,
  };
  const contextOf = (actor: Actor): CommandContext => ({ db, clock, actor });
  const context = contextOf(systemActor());
  const calendarDeps: CalendarDeps = {
    previewMoves: (tx, calendar) => previewMoves(tx, deps, calendar),
    applyMoves: (unit, calendar, because) => applyMoves(unit, deps, calendar, because),
  };
  for (const year of years) await loadCalendarYear(context, calendarDeps, year);
  const deadlines = createDeadlineService(deps);
  const findChips = createFindDeadlineChips(deps);
  const write = <T>(work: (unit: UnitOfWork) => Promise<T>) => inTransaction(context, work);
  return {
    ...store,
    clock,
    context,
    contextOf,
    deps,
    sweepDeps,
    calendarDeps,
    deadlines,
    notices,
    findSubject,
    moves,
    write,
    goTo: (text: string) => clock.set(local(text)),
    open: (
      subjectId: string,
      value: number,
      unit: NonNullable<OpenDeadline['budget']>['unit'],
      different: Partial<OpenDeadline> = {},
    ) =>
      write((work) =>
        deadlines.open(work, {
          subjectType: 'item',
          subjectId,
          caseId: 'app-1',
          kind: 'ITEM_PROMISED',
          budget: { value, unit },
          startsAt: clock.now(),
          sourceText: '提速清单 第9项',
          ...different,
        }),
      ),
    suspend: (subjectId: string, causeId: string, reason = '补正') =>
      write((unit) => deadlines.suspend(unit, { subjectType: 'item', subjectId, causeId, reason })),
    resume: (subjectId: string, causeId: string) =>
      write((unit) => deadlines.resume(unit, { subjectType: 'item', subjectId, causeId })),
    end: (subjectId: string, kind?: DeadlineKind) =>
      write((unit) =>
        deadlines.close(unit, { subjectType: 'item', subjectId, reason: '已办结', ...(kind ? { kind } : {}) }),
      ),
    sweep: () => sweepDeadlines(context, sweepDeps),
    chips: async (subjectId: string, subjectType: 'item' | 'application' = 'item') =>
      (await findChips(db, clock.now(), subjectType, [subjectId])).get(subjectId) ?? [],
    chip: async (subjectId: string) =>
      (await findChips(db, clock.now(), 'item', [subjectId])).get(subjectId)?.[0]?.text,
    explain: (id: string) => explainDeadline(db, clock, deps, id),
    messages: async () =>
      (await db.outboxCommand.findMany({ orderBy: { seq: 'asc' } })).map((row) => {
        const { message } = row.payload as { message: { name: string; correlationKey: string } };
        return `${message.name} ${message.correlationKey}`;
      }),
    /** Case, item and unit rows, as far as names and reminders need them. */
    addItem: async (
      id: string,
      { unitId = 'employment', handlerId = null as string | null, caseId = 'app-1' } = {},
    ) => {
      const number = `SY-2026-00000${caseId.slice(-1)}`;
      await db.unit.upsert({
        where: { id: unitId },
        create: { id: unitId, name: `测试${unitId}`, shortName: unitId, sortOrder: unitId.length },
        update: {},
      });
      await db.application.upsert({
        where: { id: caseId },
        create: {
          id: caseId,
          number,
          oneThingId: 'ot-unemployment',
          oneThingName: '失业“一件事”',
          status: 'IN_PROGRESS',
          channel: 'PORTAL',
          form: {},
          selectedItems: [],
          createdAt: clock.now(),
          updatedAt: clock.now(),
        },
        update: {},
      });
      const sortOrder = (await db.applicationItem.count({ where: { applicationId: caseId } })) + 1;
      await db.applicationItem.create({
        data: {
          id,
          applicationId: caseId,
          serviceItemId: `service-${id}`,
          serviceItemName: '失业登记',
          number: `${number}-${sortOrder}-${id}`,
          sortOrder,
          status: 'HANDLING',
          unitId,
          handlerId,
          createdAt: clock.now(),
        },
      });
    },
  };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;
