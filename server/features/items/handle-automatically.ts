import type { Channel } from '../../api/application-states.js';
import type { Tx } from '../../db.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { getItemLimits } from '../deadlines/get-item-limits.js';
import {
  AUTOMATIC_RULES,
  CONCERNED,
  judge,
  NOT_CONCERNED,
  type AutomaticFacts,
  type AutomaticRule,
} from './automatic-rules.js';
import { closeAutomatically } from './close-row.js';
import { findResponsibleUnit } from './dispatch-item.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { isFinished, requireItemStatus } from './item-states.js';
import { loadItem, type ItemRecord } from './load-item.js';
import { startHandling } from './start-handling.js';

type Deps = Pick<ItemDeps, 'deadlines' | 'notices' | 'settings'>;

/**
 * Decides an automatic item by its rule and closes it. Answers false when the rule cannot decide: then it is the unit's, with a
 * clock that starts now, and a person decides (R135). No effect on an item that is not waiting any more.
 */
export async function handleAutomatically(unit: UnitOfWork, deps: Deps, itemId: string): Promise<boolean> {
  const { tx } = unit;
  const item = await loadItem(tx, itemId);
  if (isFinished(item)) return true;
  if (item.status !== 'PENDING') return false;
  const rule = item.automatic ? AUTOMATIC_RULES[item.serviceItemId] : undefined;
  const verdict = rule ? judge(rule, await findFacts(tx, item, rule)) : 'UNDECIDABLE';
  const unitId = item.unitId ?? (await findResponsibleUnit(tx, item));
  if (rule && verdict !== 'UNDECIDABLE') {
    await closeAutomatically(unit, deps.deadlines, item, {
      outcome: verdict,
      reason: verdict === 'GRANTED' ? rule.grantedText : rule.notEligibleText,
      unitId,
    });
    return true;
  }
  await reviewByPerson(unit, deps, item, unitId);
  return false;
}

async function findFacts(tx: Tx, item: ItemRecord, rule: AutomaticRule): Promise<AutomaticFacts> {
  const basis = await tx.applicationItem.findMany({
    where: { applicationId: item.applicationId, serviceItemId: { in: [...rule.dependsOn] } },
    select: { outcome: true },
  });
  const concernKey = rule.concernKeys?.[item.application.oneThingId];
  const answer = concernKey ? (item.application.form as Record<string, unknown>)[concernKey] : CONCERNED;
  return {
    outcomes: basis.map(({ outcome }) => outcome),
    concerned: answer === CONCERNED ? true : answer === NOT_CONCERNED ? false : null,
  };
}

async function reviewByPerson(unit: UnitOfWork, deps: Deps, item: ItemRecord, unitId: string | null): Promise<void> {
  await logItem(unit, item, 'item.reviewRequired', '规则不能判断，转人工核定');
  const { promised } = await getItemLimits(
    unit.tx,
    deps.settings,
    unit.at,
    item.serviceItemId,
    item.application.channel as Channel,
  );
  await deps.deadlines.open(unit, {
    subjectType: 'item',
    subjectId: item.id,
    caseId: item.applicationId,
    kind: 'ITEM_PROMISED',
    startsAt: unit.at,
    ...promised,
  });
  if (unitId) await startHandling(unit, deps, item, unitId, requireItemStatus('review-manually', item));
}
