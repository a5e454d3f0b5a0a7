import { SERVICE_ITEM_KEYS, type ServiceItemId } from '../../../processes/contract.js';
import { withAutomaticItems } from '../../api/form-rules.js';
import type { Channel } from '../../api/application-states.js';
import type { Tx } from '../../db.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import type { OpenDeadline } from '../../shared/deadline-service.js';
import { newId } from '../../shared/ids.js';
import { parseJson, txAll, txRun } from '../../shared/tx-sql.js';
import { waitingItem } from '../../shared/waiting-item.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import { getItemLimits } from '../deadlines/get-item-limits.js';
import type { ApplicationDeps } from './application-deps.js';
import { isFinal } from './application-states.js';
import { changeApplication, loadApplication, type ApplicationRecord } from './load-application.js';
import { limitOfWhole, type Limit, type LimitedPart } from './whole-limit.js';

type Deps = Pick<ApplicationDeps, 'settings' | 'clock' | 'deadlines'>;

/**
 * 拆包分办: one item for each ticked service item and for each automatic one that follows (R114), with its own clocks; the whole is
 * promised for the longest single limit (R116), or for what a document puts one after another (`limitOfWhole`). The clock of an automatic item starts only if a person must handle it; that of an
 * item which a document puts after another stands still until it is dispatched (R117).
 * Returns the item ids by their keys in the diagram; the same ids when it is asked again.
 */
export async function splitApplication(
  unit: UnitOfWork,
  deps: Deps,
  applicationId: string,
): Promise<Partial<Record<string, string>>> {
  const { tx, at } = unit;
  const application = await loadApplication(tx, applicationId);
  const existing = await tx.applicationItem.findMany({
    where: { applicationId },
    select: { id: true, serviceItemId: true },
  });
  if (existing.length > 0 || isFinal(application)) return byKey(existing);
  if (application.status !== 'IN_PROGRESS' || !application.number)
    throw new Error(`Expected application ${application.id} to be accepted, but it is ${application.status}`);

  const definition = await getOneThingForm(tx, deps.clock, deps.settings, application.oneThingId);
  const ids = withAutomaticItems(
    definition.items,
    application.selectedItems as string[],
    application.form as Record<string, unknown>,
  );
  const waitsFor = await findWaits(tx, application.oneThingId);
  const created: { id: string; serviceItemId: string }[] = [];
  const parts: LimitedPart[] = [];
  for (const [index, serviceItemId] of ids.entries()) {
    const rule = definition.items.find((item) => item.serviceItemId === serviceItemId);
    if (!rule) throw new Error(`Expected ${serviceItemId} to be an item of ${definition.id}`);
    const item = { id: newId('item', at), serviceItemId };
    await txRun(
      tx,
      `INSERT INTO "ApplicationItem" ("id", "applicationId", "serviceItemId", "serviceItemName", "number", "sortOrder", "status", "automatic",
        "createdAt", "version") VALUES (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, 1)`,
      ...[item.id, applicationId, serviceItemId, rule.name],
      ...[`${application.number}-${String(index + 1).padStart(2, '0')}`, index + 1, rule.automatic, at],
    );
    created.push(item);
    if (rule.automatic) continue;
    const { promised, statutory } = await getItemLimits(
      tx,
      deps.settings,
      at,
      serviceItemId,
      application.channel as Channel,
    );
    const startsAt = application.acceptedAt ?? at;
    if (statutory)
      await deps.deadlines.open(unit, itemDeadline(applicationId, item.id, 'ITEM_STATUTORY', statutory, startsAt));
    const { dueAt } = await deps.deadlines.open(
      unit,
      itemDeadline(applicationId, item.id, 'ITEM_PROMISED', promised, startsAt),
    );
    const before = waitsFor[serviceItemId] ?? [];
    parts.push({ serviceItemId, limit: promised, dueAt, waitsFor: before });
    if (before.some((id) => ids.includes(id)))
      await deps.deadlines.suspend(unit, { ...waitingItem(item.id), reason: '等前一事项办结后办理' });
  }
  await promiseWhole(unit, deps, application, limitOfWhole(parts));
  await unit.ledger({
    action: 'application.split',
    subjectType: 'application',
    subjectId: application.id,
    caseId: application.id,
    summary: `拆包分办：${created.length} 个分办件`,
    detail: { itemIds: created.map((item) => item.id) },
  });
  return byKey(created);
}

/** Service item → those of the same application that it waits for, as the place has loaded them. */
async function findWaits(tx: Tx, oneThingId: string): Promise<Record<string, string[]>> {
  const [row] = await txAll<{ waits: string | null }>(
    tx,
    `SELECT json_extract("place", '$.waitsFor') AS "waits" FROM "OneThing" WHERE "id" = ?`,
    oneThingId,
  );
  return (parseJson(row?.waits ?? '{}') ?? {}) as Record<string, string[]>;
}

async function promiseWhole(unit: UnitOfWork, deps: Deps, application: ApplicationRecord, limit: Limit): Promise<void> {
  const { dueAt } = await deps.deadlines.open(unit, {
    subjectType: 'application',
    subjectId: application.id,
    caseId: application.id,
    kind: 'APPLICATION_PROMISED',
    startsAt: application.acceptedAt ?? unit.at,
    ...limit,
  });
  await changeApplication(unit.tx, unit.at, application.id, { promisedDueAt: dueAt });
}

const itemDeadline = (
  caseId: string,
  subjectId: string,
  kind: OpenDeadline['kind'],
  limit: Limit,
  startsAt: Date,
): OpenDeadline => ({
  subjectType: 'item',
  subjectId,
  caseId,
  kind,
  startsAt,
  ...limit,
});

function byKey(items: { id: string; serviceItemId: string }[]): Record<string, string> {
  return Object.fromEntries(
    items.map(({ id, serviceItemId }) => {
      const key = SERVICE_ITEM_KEYS[serviceItemId as ServiceItemId];
      if (!key) throw new Error(`Expected ${serviceItemId} to have a key in the contract`);
      return [key, id];
    }),
  );
}
