import { APPLICATION_STATUSES, type ApplicationStatus } from '../../api/application-states.js';
import type { ActionOffer } from '../../api/applications.js';
import type { Db, Tx } from '../../db.js';
import type { Actor } from '../../shared/actor.js';
import { isCounter, seesUnitApplications } from './application-access.js';
import { isFinal } from './application-states.js';

interface Application {
  id: string;
  status: string;
  greenChannel: boolean | number;
}

/**
 * 绿色通道 (R140) is set or taken back while the application is under way, by the window that meets the applicant and by the units
 * that have a part in it. Null: allowed; otherwise the sentence that stands beside the button.
 */
export async function refuseGreenChannel(tx: Db | Tx, actor: Actor, application: Application): Promise<string | null> {
  if (application.status === 'DRAFT') return '申请提交以后才能标绿色通道';
  if (isFinal(application))
    return `申请目前是“${APPLICATION_STATUSES[application.status as ApplicationStatus]}”，不用再改绿色通道`;
  if (isCounter(actor)) return null;
  if (actor.type === 'USER' && seesUnitApplications(actor) && (await hasPart(tx, application.id, actor.unitId)))
    return null;
  return '绿色通道由综合窗口或承办单位标记';
}

/** The one verb of 绿色通道 that fits the application as it is. */
export async function findGreenChannelOffer(db: Db, actor: Actor, application: Application): Promise<ActionOffer> {
  const reason = await refuseGreenChannel(db, actor, application);
  return {
    ...(application.greenChannel
      ? { action: 'clear-green-channel', label: '取消绿色通道' }
      : { action: 'mark-green-channel', label: '标为绿色通道' }),
    allowed: reason === null,
    reason,
  };
}

const hasPart = async (tx: Db | Tx, applicationId: string, unitId: string): Promise<boolean> =>
  (await tx.applicationItem.count({ where: { applicationId, unitId } })) > 0;
