import { neededMaterials, schemaForItems, visibleFields } from '../../api/form-rules.js';
import type { ApplicationStatus } from '../../api/application-states.js';
import type { ItemView } from '../../api/applications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { nameFor, formFor } from '../applications/find-applicant-name.js';
import { findCorrections } from '../applications/find-corrections.js';
import { findTimeline } from '../applications/find-timeline.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import { findMaterials } from '../materials/find-materials.js';
import { findItemActions } from './find-item-actions.js';
import { findItemRows, mainChip } from './find-item-rows.js';
import type { ItemDeps } from './item-deps.js';
import { loadItem, type ItemRecord } from './load-item.js';
import { requireReader } from './require-reader.js';

/** Everything on the page of one item. NOT_FOUND; FORBIDDEN with a sentence that says whose it is. */
export async function getItem(db: Db, deps: ItemDeps, actor: UserActor, id: string): Promise<ItemView> {
  const at = deps.clock.now();
  const item = await loadItem(db, id);
  await requireReader(db, actor, item);
  const { application } = item;
  const siblings = await db.applicationItem.findMany({
    where: { applicationId: item.applicationId },
    orderBy: { sortOrder: 'asc' },
  });
  const rows = await findItemRows(db, at, deps.findChips, siblings);
  const row = rows.find((each) => each.id === id);
  if (!row) throw new Error(`Expected item ${id} among the items of its application`);
  const chips = await deps.findChips(db, at, 'item', [id]);
  const whole = await deps.findChips(db, at, 'application', [item.applicationId]);
  const { task, actions } = await findItemActions(db, deps, actor, item);
  return {
    ...row,
    version: item.version,
    application: {
      id: application.id,
      number: application.number ?? '',
      oneThingName: application.oneThingName,
      applicantName: nameFor(actor, application.applicantName),
      status: application.status as ApplicationStatus,
      greenChannel: application.greenChannel,
    },
    siblings: rows.filter((each) => each.id !== id),
    deadline: mainChip(chips.get(id) ?? []),
    deadlines: [...(chips.get(id) ?? []), ...(whole.get(item.applicationId) ?? [])],
    ...(await findFormPart(db, deps, actor, item, siblings)),
    corrections: await findCorrections(db, at, deps.findChips, { itemId: id }),
    procedureKinds: await deps.settings.get(db, 'item.specialProcedures', at),
    ...(await findHistory(db, id)),
    decision: item.decision,
    decisionReason: item.decisionReason,
    resultNote: item.resultNote,
    task,
    actions,
    processInstanceKeys: await findInstanceKeys(db, item),
    timeline: await findTimeline(db, { subjectType: 'item', subjectId: id }),
  };
}

/** The common part and this item's part of the form, its materials and with whom they are shared. */
async function findFormPart(
  db: Db,
  deps: ItemDeps,
  actor: UserActor,
  item: ItemRecord,
  siblings: readonly { serviceItemId: string; serviceItemName: string }[],
) {
  const definition = await getOneThingForm(db, deps.clock, deps.settings, item.application.oneThingId);
  const form = item.application.form as Record<string, unknown>;
  const own = [item.serviceItemId];
  const fields = visibleFields(definition.fields, own, form);
  const needed = neededMaterials(definition.materials, own, form, definition.fields);
  const sharedWith = (key: string) => {
    const needs = definition.materials.find((material) => material.key === key)?.needs ?? [];
    return siblings
      .filter(
        (each) =>
          each.serviceItemId !== item.serviceItemId && needs.some((need) => need.serviceItemId === each.serviceItemId),
      )
      .map((each) => each.serviceItemName);
  };
  const materials = await findMaterials(db, actor, item.applicationId);
  return {
    form: formFor(actor, fields, form),
    formSchema: schemaForItems(definition.schema, definition.fields, own),
    materials: materials
      .filter((material) => needed.some(({ key }) => key === material.key))
      .map((material) => ({ ...material, sharedWith: sharedWith(material.key) })),
    correctable: [
      ...fields.map(({ key, label }) => ({ key, label, kind: 'FIELD' as const })),
      ...needed.map(({ key, label }) => ({ key, label, kind: 'MATERIAL' as const })),
    ],
  };
}

async function findHistory(db: Db, itemId: string): Promise<Pick<ItemView, 'returns' | 'assists' | 'procedures'>> {
  const returns = await db.itemReturn.findMany({ where: { itemId }, orderBy: { returnedAt: 'asc' } });
  const assists = await db.itemAssist.findMany({ where: { itemId }, orderBy: { requestedAt: 'asc' } });
  const procedures = await db.specialProcedure.findMany({ where: { itemId }, orderBy: { startedAt: 'asc' } });
  const units = new Map(
    (await db.unit.findMany({ where: { id: { in: returns.map((each) => each.unitId) } } })).map((each) => [
      each.id,
      each.name,
    ]),
  );
  const users = new Map(
    (await db.user.findMany({ where: { id: { in: assists.map((each) => each.userId) } } })).map((each) => [
      each.id,
      each.displayName,
    ]),
  );
  return {
    returns: returns.map((each) => ({
      unitName: units.get(each.unitId) ?? each.unitId,
      reason: each.reason,
      at: each.returnedAt.toISOString(),
    })),
    assists: assists.map((each) => ({
      id: each.id,
      userName: users.get(each.userId) ?? each.userId,
      request: each.request,
      reply: each.reply,
      requestedAt: each.requestedAt.toISOString(),
      repliedAt: each.repliedAt?.toISOString() ?? null,
    })),
    procedures: procedures.map((each) => ({
      id: each.id,
      kind: each.kind,
      reason: each.reason,
      startedAt: each.startedAt?.toISOString() ?? null,
      endedAt: each.endedAt?.toISOString() ?? null,
    })),
  };
}

/** The item's own diagram first, then the whole case's. */
async function findInstanceKeys(db: Db, item: ItemRecord): Promise<string[]> {
  const instances = await db.processInstance.findMany({
    where: { caseId: item.applicationId },
    orderBy: { startedAt: 'desc' },
    select: { key: true, subjectId: true, parentInstanceKey: true },
  });
  return [
    ...instances.filter((each) => each.subjectId === item.id),
    ...instances.filter((each) => each.parentInstanceKey === null),
  ].map(({ key }) => key);
}
