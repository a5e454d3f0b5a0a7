import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { txAll } from '../../shared/tx-sql.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import type { ApplicationDeps } from './application-deps.js';
import { isFinal } from './application-states.js';
import { loadApplication } from './load-application.js';
import { personKey } from './shared-data-keys.js';

const CHECKED = 'sharedData.checked';

/**
 * Asks every connected source for what the application needs (R133) and writes down, source by source, what came and what did
 * not; only what did not come is demanded from the applicant. Once per application.
 */
export async function fetchSharedData(
  unit: UnitOfWork,
  deps: Pick<ApplicationDeps, 'settings' | 'clock' | 'sharedData'>,
  applicationId: string,
): Promise<void> {
  const { tx, at } = unit;
  const application = await loadApplication(tx, applicationId);
  if (isFinal(application)) return;
  const asked = await txAll(
    tx,
    `SELECT 1 FROM "LedgerEvent" WHERE "subjectType" = 'application' AND "subjectId" = ? AND "action" = ? LIMIT 1`,
    application.id,
    CHECKED,
  );
  if (asked.length > 0) return;
  const sources = await deps.settings.get(tx, 'sharedData.sources', at);
  const definition = await getOneThingForm(tx, deps.clock, deps.settings, application.oneThingId);
  const log = (summary: string, detail?: Record<string, unknown>) =>
    unit.ledger({
      action: CHECKED,
      subjectType: 'application',
      subjectId: application.id,
      caseId: application.id,
      summary,
      ...(detail ? { detail } : {}),
    });
  if (sources.length === 0) return log('没有接通共享数据来源，材料由申请人提交');

  for (const { source, dataElement } of sources) {
    const material = definition.materials.find(
      ({ key }) => key === personKey(dataElement, definition.applicant.person),
    );
    if (!material) continue;
    const answer = await deps.sharedData.fetch(tx, {
      applicationId: application.id,
      source,
      dataElement,
      idNumberHash: application.idNumberHash,
    });
    if (answer.found)
      await tx.material.create({
        data: {
          id: newId('mat', at),
          applicationId: application.id,
          key: material.key,
          label: material.label,
          status: 'SHARED_DATA',
          sourceText: answer.sourceText,
          addedAt: at,
        },
      });
    await log(
      answer.found
        ? `从“${source}”取得“${material.label}”，不再要求提交`
        : `未能从“${source}”取得“${material.label}”：${answer.reason}`,
      { source, dataElement, found: answer.found },
    );
  }
}
