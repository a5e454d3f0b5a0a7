import type { UnitOfWork } from '../../shared/command-context.js';
import { momentText } from '../../shared/local-day.js';
import { getScenario } from './get-scenario.js';
import { changeWalkthrough, loadWalkthrough } from './load-walkthrough.js';
import { materialsOf } from './materials-of.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { logWalkthrough } from './walkthrough-log.js';
import { isFinal, requireStatus } from './walkthrough-states.js';

/**
 * 校验并送达行风办 with the time of delivery (R44). Answers whether all three materials are there (R38); without them the walker gets
 * the task again. Measures are not asked for here: units and 行风办 write them, so they are the gate of 归口整理 (end-triage).
 */
export async function deliverFeedback(
  unit: UnitOfWork,
  deps: Pick<WalkthroughDeps, 'notices'>,
  walkthroughId: string,
): Promise<boolean> {
  const { tx, at } = unit;
  const walkthrough = await loadWalkthrough(tx, walkthroughId);
  const written = new Set(walkthrough.materials.filter(({ text }) => text.trim() !== '').map(({ kind }) => kind));
  const asked = materialsOf((await getScenario(tx, walkthrough.scenarioId)).content);
  const complete = asked.every(({ kind }) => written.has(kind));
  if (walkthrough.deliveredAt || isFinal(walkthrough)) return complete;
  const { id, number, scenarioName, walkerId } = walkthrough;
  const about = { kind: 'walkthrough.feedback', subjectType: 'walkthrough', subjectId: id };
  if (!complete) {
    await logWalkthrough(unit, walkthrough, 'walkthrough.feedbackReturned', '材料不齐全，退回补齐');
    await deps.notices.send(unit, {
      ...about,
      dedupeKey: `walkthrough.feedbackReturned:${id}:${walkthrough.version}`,
      recipientType: 'USER',
      recipientId: walkerId,
      title: `三方面材料不齐全：${scenarioName} ${number}`,
      body: `请补齐后重新提交：${asked.map(({ name }) => name).join('；')}。`,
    });
    return false;
  }
  await changeWalkthrough(tx, id, { status: requireStatus('deliver', walkthrough), deliveredAt: at });
  await logWalkthrough(
    unit,
    walkthrough,
    'walkthrough.delivered',
    `三方面材料已送达行风办，送达时间 ${momentText(at)}`,
  );
  await deps.notices.send(unit, {
    ...about,
    dedupeKey: `walkthrough.delivered:${id}`,
    recipientType: 'ROLE',
    recipientId: 'STYLE_OFFICE',
    title: `走流程材料已送达：${scenarioName} ${number}`,
    body: '请归口整理：归类、合并重复、指派责任单位。',
  });
  return true;
}
