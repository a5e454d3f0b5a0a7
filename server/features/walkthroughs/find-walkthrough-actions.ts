import type { ActionOffer } from '../../api/applications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { findTriageGaps } from './find-triage-gaps.js';
import type { WalkthroughRecord } from './load-walkthrough.js';
import { FEEDBACK } from './save-material.js';
import { refuseByPermission, type PersonVerb } from './walkthrough-permissions.js';
import { refuseByStatus } from './walkthrough-states.js';

const LABELS: Partial<Record<PersonVerb, string>> = {
  'report-problem': '登记问题',
  'change-evidence': '上传凭证',
  'submit-feedback': '提交材料',
  'end-triage': '结束归口整理',
  cancel: '取消走流程',
};

/** The verbs of the page, offered or refused with the sentence that stands beside the button; steps are offered by their tasks. */
export async function findWalkthroughActions(
  db: Db,
  actor: UserActor,
  walkthrough: WalkthroughRecord,
  openKinds: ReadonlySet<string>,
): Promise<ActionOffer[]> {
  const actions: ActionOffer[] = [];
  for (const [action, label] of Object.entries(LABELS)) {
    const verb = action as PersonVerb;
    const reason =
      refuseByStatus(verb, walkthrough) ??
      refuseByPermission(verb, actor, walkthrough) ??
      (await refuseByContent(db, verb, walkthrough, openKinds));
    actions.push({ action, label, allowed: reason === null, reason });
  }
  return actions;
}

async function refuseByContent(
  db: Db,
  verb: PersonVerb,
  walkthrough: WalkthroughRecord,
  openKinds: ReadonlySet<string>,
): Promise<string | null> {
  if (verb === 'submit-feedback') return openKinds.has(FEEDBACK) ? null : '任务正在准备，请稍后再试';
  if (verb !== 'end-triage') return null;
  const gaps = await findTriageGaps(db, walkthrough.id);
  if (gaps.length > 0) return gaps.join('；');
  return openKinds.has('walkthrough.triage') ? null : '任务正在准备，请稍后再试';
}
