import { join } from 'node:path';
import type { Db, Tx } from './db.js';
import { copyDue } from './features/applications/copy-due.js';
import { createCorrectionService } from './features/applications/correction-service.js';
import { expireCorrection } from './features/applications/expire-correction.js';
import { tableSharedData } from './features/applications/shared-data-source.js';
import { createGetWorkingCalendar } from './features/calendar/get-working-calendar.js';
import { tellCalendarGap } from './features/calendar/tell-calendar-gap.js';
import { findMissingEntries } from './features/catalogue/find-missing-entries.js';
import { createDeadlineService } from './features/deadlines/create-deadline-service.js';
import type { DeadlineDeps } from './features/deadlines/deadline-deps.js';
import { createFindDeadlineChips } from './features/deadlines/find-deadline-chips.js';
import { describeApplication, describeItem } from './features/items/describe-subject.js';
import { createItemService } from './features/items/item-service.js';
import { lastHandler } from './features/items/last-handler.js';
import { rememberHandler } from './features/items/remember-handler.js';
import { detectContentType } from './features/materials/detect-content-type.js';
import { openFileStore } from './features/materials/file-store.js';
import { createNegativeRatingService } from './features/negative-ratings/create-negative-rating-service.js';
import { describeNegativeRating } from './features/negative-ratings/describe-negative-rating.js';
import { findCallbackOfficer } from './features/negative-ratings/find-callback-officer.js';
import { createNoticeService } from './features/notices/create-notice-service.js';
import { can } from './features/people/permissions.js';
import { createProblemService } from './features/problems/create-problem-service.js';
import { closeRatingWindow } from './features/ratings/close-rating-window.js';
import { copyRectificationDue } from './features/rectifications/copy-rectification-due.js';
import { createRectificationService } from './features/rectifications/create-rectification-service.js';
import { describeRectification } from './features/rectifications/describe-rectification.js';
import { findLastRectifier } from './features/rectifications/find-last-rectifier.js';
import { createSettingsService } from './features/settings/create-settings-service.js';
import { describeSupervision } from './features/supervision/describe-supervision.js';
import { createSupervisionService } from './features/supervision/lift-order.js';
import { sendReminders } from './features/supervision/send-reminders.js';
import { createTaskService } from './features/tasks/create-task-service.js';
import { setTaskDue } from './features/tasks/set-task-due.js';
import { describeWalkthrough } from './features/walkthroughs/describe-walkthrough.js';
import type { Clock } from './shared/clock.js';
import type { CommandContext, UnitOfWork } from './shared/command-context.js';
import { openSecrets } from './shared/secrets.js';
import { createSubjectDirectory } from './shared/subject-directory.js';

export type Services = ReturnType<typeof composeServices>;

/** What the features ask of one another, made once and handed to all. */
export function composeServices({ db, dataDir, clock }: { db: Db; dataDir: string; clock: Clock }) {
  const settings = createSettingsService(db);
  const getCalendar = createGetWorkingCalendar();
  const notices = createNoticeService();
  const deadlineDeps: DeadlineDeps = {
    settings,
    getCalendar,
    async dueMoved(unit, move) {
      await setTaskDue(unit, move);
      await copyDue(unit, move);
      await copyRectificationDue(unit, move);
      if (move.gapYear !== null) await tellCalendarGap(unit, notices, move.gapYear);
      // the clocks of an item end when it does, and so does a 督办 on it
      if (move.subjectType === 'item' && move.closed)
        await supervision.liftFor(unit, { subjectType: 'item', subjectId: move.subjectId, reason: '分办件已办结' });
    },
  };
  const deadlines = createDeadlineService(deadlineDeps);
  const supervision = createSupervisionService({ deadlines });
  const negativeRatings = createNegativeRatingService({ settings, deadlines });
  const problems = createProblemService({ notices });
  const findChips = createFindDeadlineChips({ settings, getCalendar });
  const corrections = createCorrectionService({ settings, deadlines, notices });
  const items = createItemService({ deadlines, notices, corrections });
  const findSubject = createSubjectDirectory({
    application: describeApplication,
    item: describeItem,
    rectification: describeRectification,
    'negative-rating': describeNegativeRating,
    supervision: describeSupervision,
    walkthrough: describeWalkthrough,
  });
  const base = {
    clock,
    findSubject,
    settings,
    getCalendar,
    notices,
    deadlines,
    findChips,
    corrections,
    items,
    supervision,
    negativeRatings,
    problems,
    tasks: createTaskService(),
    secrets: openSecrets(dataDir),
    files: openFileStore(join(dataDir, 'files')),
    detectContentType,
    remind: (
      context: CommandContext,
      { rectificationIds, note }: { rectificationIds: string[]; note?: string | undefined },
    ) =>
      sendReminders(
        context,
        { findSubject, notices },
        { subjects: rectificationIds.map((subjectId) => ({ subjectType: 'rectification' as const, subjectId })), note },
      ),
    async rectificationEnded(
      unit: UnitOfWork,
      { rectificationId, reason }: { rectificationId: string; reason: string },
    ) {
      await supervision.liftFor(unit, { subjectType: 'rectification', subjectId: rectificationId, reason });
      await negativeRatings.rectificationEnded(unit, rectificationId);
    },
    // No source is connected in this version's demo; the table stands where a place plugs its own in.
    sharedData: tableSharedData([]),
    can,
    handlerChanged: rememberHandler,
    /** Who gets a new task at once; the projection asks the diagram when nobody here is known. */
    lastHandler: async (tx: Tx, task: Parameters<typeof lastHandler>[1]) =>
      (await findCallbackOfficer(tx, task)) ?? (await findLastRectifier(tx, task)) ?? lastHandler(tx, task),
    dueMoved: deadlineDeps.dueMoved as NonNullable<DeadlineDeps['dueMoved']>,
    checkSubmission: (
      reader: Parameters<typeof findMissingEntries>[0],
      application: Parameters<typeof findMissingEntries>[3],
    ) => findMissingEntries(reader, clock, settings, application),
  };
  return {
    ...base,
    rectifications: createRectificationService(base),
    expireCorrection: (unit: Parameters<typeof expireCorrection>[0], correctionId: string) =>
      expireCorrection(unit, base, correctionId),
    closeRatingWindow: (unit: Parameters<typeof closeRatingWindow>[0], invitationId: string) =>
      closeRatingWindow(unit, base, invitationId),
  };
}
