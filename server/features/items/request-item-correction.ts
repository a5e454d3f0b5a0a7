import type { ActionResult, CorrectionEntry } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeItem, endItemTask } from './authorize-item.js';
import { findCorrectable } from './find-correctable.js';
import type { ItemDeps } from './item-deps.js';
import { changeItem } from './load-item.js';
import { pauseItem } from './pause-item.js';

export interface RequestItemCorrection {
  id: string;
  version: number;
  /** Everything that is missing or wrong, at once (R144). */
  entries: CorrectionEntry[];
}

type Deps = Pick<ItemDeps, 'tasks' | 'deadlines' | 'corrections' | 'settings' | 'clock'>;

/** 补正 of one item: only this item waits and only its clock stops; the others go on (R122, R144). */
export async function requestItemCorrection(
  context: CommandContext,
  deps: Deps,
  input: RequestItemCorrection,
): Promise<ActionResult> {
  if (input.entries.length === 0) throw invalidArgument('Expected at least one entry', '请列明需要补正的内容');
  if (input.entries.some((entry) => entry.reason.trim() === ''))
    throw invalidArgument('Expected a reason for each entry', '请逐项写明为什么要补正');
  return inTransaction(context, async (unit) => {
    const { item, status, task } = await authorizeItem(unit, deps.tasks, 'request-correction', input);
    const correctable = await findCorrectable(unit.tx, deps, item);
    const entries = input.entries.map(({ key, reason }) => {
      const known = correctable.find((entry) => entry.key === key);
      if (!known)
        throw invalidArgument(
          `Expected ${key} to belong to ${item.serviceItemId}`,
          '只能要求补正这一项用到的信息和材料',
          { key },
        );
      return { ...known, reason: reason.trim() };
    });
    const handlerId = unit.actor.type === 'USER' ? unit.actor.id : item.handlerId;
    const { version } = await changeItem(unit.tx, item.id, { status, handlerId });
    const correctionId = await deps.corrections.prepare(unit, {
      applicationId: item.applicationId,
      itemId: item.id,
      entries,
    });
    await pauseItem(unit, deps.deadlines, {
      itemId: item.id,
      applicationId: item.applicationId,
      causeId: correctionId,
      reason: '补正',
    });
    await endItemTask(unit, deps.tasks, task, { decision: 'CORRECT' });
    return { id: item.id, version, message: '已一次性告知申请人，这一项暂停计时，等待补正' };
  });
}
