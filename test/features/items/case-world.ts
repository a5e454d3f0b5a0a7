import type { Role } from '../../../server/api/roles.js';
import type { Db } from '../../../server/db.js';
import type { ApplicationDeps } from '../../../server/features/applications/application-deps.js';
import { copyDue } from '../../../server/features/applications/copy-due.js';
import { createCorrectionService } from '../../../server/features/applications/correction-service.js';
import { createDraft } from '../../../server/features/applications/create-draft.js';
import { saveDraft } from '../../../server/features/applications/save-draft.js';
import { tableSharedData, type SharedDataSource } from '../../../server/features/applications/shared-data-source.js';
import { submitApplication } from '../../../server/features/applications/submit-application.js';
import { findMissingEntries } from '../../../server/features/catalogue/find-missing-entries.js';
import { createGetWorkingCalendar } from '../../../server/features/calendar/get-working-calendar.js';
import { loadCatalogue } from '../../../server/features/catalogue/load-catalogue.js';
import { readCatalogue } from '../../../server/features/catalogue/read-catalogue.js';
import { createDeadlineService } from '../../../server/features/deadlines/create-deadline-service.js';
import { createFindDeadlineChips } from '../../../server/features/deadlines/find-deadline-chips.js';
import type { ItemDeps } from '../../../server/features/items/item-deps.js';
import { createItemService } from '../../../server/features/items/item-service.js';
import { createNoticeService } from '../../../server/features/notices/create-notice-service.js';
import { createTaskService } from '../../../server/features/tasks/create-task-service.js';
import { systemActor, type Actor, type UserActor } from '../../../server/shared/actor.js';
import { controlledClock } from '../../../server/shared/clock.js';
import type { CommandContext } from '../../../server/shared/command-context.js';
import { secretsFrom } from '../../../server/shared/secrets.js';
import type { SettingValues } from '../../../server/shared/settings-service.js';
import { fixedSettings } from '../../support/fixed-settings.js';
import { freshDb } from '../../support/fresh-db.js';

const UNITS = [
  'counter',
  'employment',
  'employment-service',
  'unemployment-insurance',
  'social-insurance',
  'social-card',
  'style-office',
];
const USERS: [id: string, unitId: string, roles: Role[]][] = [
  ['clerk', 'counter', ['COUNTER_CLERK']],
  ['clerk2', 'counter', ['COUNTER_CLERK']],
  ['coordinator', 'counter', ['COORDINATOR']],
  ['style', 'style-office', ['STYLE_OFFICE']],
  ['employment1', 'employment', ['UNIT_OFFICER']],
  ['employment2', 'employment', ['UNIT_OFFICER']],
  ['employmentHead', 'employment', ['UNIT_HEAD']],
  ['service1', 'employment-service', ['UNIT_OFFICER']],
  ['unemployment1', 'unemployment-insurance', ['UNIT_OFFICER']],
  ['unemployment2', 'unemployment-insurance', ['UNIT_OFFICER']],
  ['social1', 'social-insurance', ['UNIT_OFFICER']],
  ['card1', 'social-card', ['UNIT_OFFICER']],
];

/** The answers of a complete form for the default items and the benefit. No real person. */
export const COMPLETE_FORM: Record<string, unknown> = {
  personName_applicant: '张三一',
  idType_applicant: '护照',
  idNumber_applicant: 'E12345678',
  mobilePhone_applicant: '13800001234',
};

export interface World {
  db: Db;
  clock: ReturnType<typeof controlledClock>;
  applicationDeps: ApplicationDeps;
  itemDeps: ItemDeps;
  /** The context of a person, or of the applicant of an application. */
  as(userId: string): CommandContext;
  asApplicant(applicationId: string): CommandContext;
  system(): CommandContext;
  /** A submitted application with these items ticked (default: the default ticks). */
  submit(options?: { items?: string[]; form?: Record<string, unknown> }): Promise<string>;
  close(): Promise<void>;
}

export interface WorldOptions {
  settings?: Partial<SettingValues>;
  sharedData?: SharedDataSource;
  /** The real check of form and materials; by default nothing is ever missing. */
  realCheck?: boolean;
}

/** People, catalogue and the product's own services over a real database; only time stands still. */
export async function openWorld({ settings: different, sharedData, realCheck }: WorldOptions = {}): Promise<World> {
  const fresh = await freshDb();
  const { db } = fresh;
  const clock = controlledClock(new Date('2026-11-02T02:00:00Z'));
  const context = (actor: Actor): CommandContext => ({ db, clock, actor });
  const system = () => context(systemActor());
  await addPeople(db, clock.now());
  await loadCatalogue(system(), readCatalogue());

  const settings = fixedSettings(different);
  const time = { settings, getCalendar: createGetWorkingCalendar(), dueMoved: copyDue };
  const shared = {
    clock,
    settings,
    deadlines: createDeadlineService(time),
    findChips: createFindDeadlineChips(time),
    notices: createNoticeService(),
    tasks: createTaskService(),
  };
  const itemDeps: ItemDeps = { ...shared, corrections: createCorrectionService(shared) };
  const applicationDeps: ApplicationDeps = {
    ...shared,
    items: createItemService(itemDeps),
    secrets: secretsFrom('a key for tests'),
    sharedData: sharedData ?? tableSharedData([]),
    checkSubmission: (tx, application) =>
      realCheck ? findMissingEntries(tx, clock, settings, application) : Promise.resolve([]),
  };
  const asApplicant = (applicationId: string) => context({ type: 'APPLICANT', applicationId });

  return {
    db,
    clock,
    applicationDeps,
    itemDeps,
    as: (userId) => context(userActor(userId)),
    asApplicant,
    system,
    async submit({ items, form = COMPLETE_FORM } = {}) {
      const { id } = await createDraft(asApplicant(''), applicationDeps, { oneThingId: 'ot-unemployment' });
      const draft = await db.application.findUniqueOrThrow({ where: { id } });
      const { version } = await saveDraft(asApplicant(id), applicationDeps, {
        id,
        version: draft.version,
        form,
        selectedItems: items ?? (draft.selectedItems as string[]),
      });
      await submitApplication(asApplicant(id), applicationDeps, { id, version, commitments: { credit: true } });
      return id;
    },
    close: fresh.close,
  };
}

export function userActor(id: string): UserActor {
  const user = USERS.find(([each]) => each === id);
  if (!user) throw new Error(`No user ${id}`);
  const [, unitId, roles] = user;
  return { type: 'USER', id, name: id, post: `${unitId}岗`, unitId, unitName: unitId, roles };
}

async function addPeople(db: Db, at: Date): Promise<void> {
  for (const [index, id] of UNITS.entries())
    await db.unit.create({ data: { id, name: `单位 ${id}`, shortName: id, sortOrder: index, phone: '0000-1234567' } });
  for (const [id, unitId, roles] of USERS)
    await db.user.create({
      data: {
        id,
        username: id,
        displayName: id,
        unitId,
        post: `${unitId}岗`,
        passwordHash: '-',
        createdAt: at,
        roles: { create: roles.map((role) => ({ role })) },
      },
    });
}
