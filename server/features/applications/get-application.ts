import { schemaForItems } from '../../api/form-rules.js';
import type { ApplicationView, FeedbackView } from '../../api/applications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden, notFound } from '../../shared/app-error.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import { findItemRows } from '../items/find-item-rows.js';
import { findMaterials } from '../materials/find-materials.js';
import { readsRatings, seesAllApplications, seesUnitApplications } from './application-access.js';
import type { ApplicationDeps } from './application-deps.js';
import { formFor } from './find-applicant-name.js';
import { findApplicationActions } from './find-application-actions.js';
import { findApplicationRows } from './find-applications.js';
import { findCorrections } from './find-corrections.js';
import { findTimeline } from './find-timeline.js';

/** Everything on the page of one application. NOT_FOUND; FORBIDDEN for an officer whose unit has no part in it. */
export async function getApplication(
  db: Db,
  deps: ApplicationDeps,
  actor: UserActor,
  id: string,
): Promise<ApplicationView> {
  const at = deps.clock.now();
  const application = await db.application.findUnique({
    where: { id },
    include: { items: { orderBy: { sortOrder: 'asc' } }, feedback: true },
  });
  if (!application) throw notFound(`Expected to find application ${id}`, '没有找到这份申请');
  requireReader(actor, application);
  const [row] = await findApplicationRows(db, deps, actor, [id]);
  if (!row) throw notFound(`Expected to find application ${id}`, '没有找到这份申请');
  const definition = await getOneThingForm(db, deps.clock, deps.settings, application.oneThingId);
  const { task, actions } = await findApplicationActions(db, deps, actor, application);
  const instances = await db.processInstance.findMany({
    where: { caseId: id, parentInstanceKey: null },
    orderBy: { startedAt: 'desc' },
    select: { key: true },
  });
  return {
    ...row,
    oneThingId: application.oneThingId,
    selectedItems: application.selectedItems as string[],
    form: formFor(actor, definition.fields, application.form as Record<string, unknown>),
    formSchema: schemaForItems(definition.schema, definition.fields, application.selectedItems as string[]),
    version: application.version,
    acceptedAt: application.acceptedAt?.toISOString() ?? null,
    completedAt: application.completedAt?.toISOString() ?? null,
    rejectReason: application.rejectReason,
    withdrawReason: application.withdrawReason,
    items: await findItemRows(db, at, deps.findChips, application.items),
    materials: await findMaterials(db, actor, id),
    corrections: await findCorrections(db, at, deps.findChips, { applicationId: id }),
    feedback: (application.feedback?.content as FeedbackView | undefined) ?? null,
    processInstanceKeys: instances.map(({ key }) => key),
    task,
    actions,
    timeline: await findTimeline(db, { caseId: id }, { withRatings: readsRatings(actor) }),
  };
}

function requireReader(
  actor: UserActor,
  application: { id: string; status: string; filedById: string | null; items: readonly { unitId: string | null }[] },
): void {
  if (application.status === 'DRAFT') {
    if (application.filedById === actor.id) return;
    throw forbidden(`Expected user ${actor.id} to have filed draft ${application.id}`, '草稿只有填报人本人可以查看');
  }
  if (seesAllApplications(actor)) return;
  if (seesUnitApplications(actor) && application.items.some((item) => item.unitId === actor.unitId)) return;
  throw forbidden(
    `Expected user ${actor.id} to be concerned with application ${application.id}`,
    '这份申请没有由本单位承办的事项，需要了解请联系综合窗口',
  );
}
