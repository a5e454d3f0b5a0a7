import type { ItemService } from '../../shared/item-service.js';
import { AUTOMATIC_RULES } from './automatic-rules.js';
import { closeAutomatically, closeDecided } from './close-row.js';
import type { ItemDeps } from './item-deps.js';
import { logItem } from './item-log.js';
import { isFinished, requireItemStatus } from './item-states.js';
import { changeItem, loadItem } from './load-item.js';
import { resumeItem } from './pause-item.js';
import { withdrawRow } from './withdraw-row.js';

/** What the applications ask of the items. */
export function createItemService(deps: Pick<ItemDeps, 'deadlines' | 'notices' | 'corrections'>): ItemService {
  return {
    async withdrawAll(unit, applicationId, reason) {
      const items = await unit.tx.applicationItem.findMany({ where: { applicationId }, orderBy: { sortOrder: 'asc' } });
      for (const item of items) {
        if (isFinished(item)) continue;
        if (item.status === 'DECIDED') await closeDecided(unit, deps, item);
        else await withdrawRow(unit, deps, item, reason);
      }
    },

    async resumeAfterCorrection(unit, itemId, correctionId) {
      const item = await loadItem(unit.tx, itemId);
      if (item.status !== 'CORRECTION') return;
      await changeItem(unit.tx, item.id, { status: requireItemStatus('end-correction', item) });
      await resumeItem(unit, deps.deadlines, {
        itemId: item.id,
        applicationId: item.applicationId,
        causeId: correctionId,
      });
      await logItem(unit, item, 'item.resumed', '补正结束，恢复计时', { detail: { correctionId } });
    },

    async closeNotEligible(unit, itemId) {
      const item = await loadItem(unit.tx, itemId);
      if (item.status !== 'PENDING') return;
      const reason = AUTOMATIC_RULES[item.serviceItemId]?.notEligibleText ?? '不符合自动办理的条件';
      await closeAutomatically(unit, deps.deadlines, item, { outcome: 'NOT_ELIGIBLE', reason });
    },
  };
}
