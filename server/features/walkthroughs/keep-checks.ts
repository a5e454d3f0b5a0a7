import type { Checks } from '../../api/walkthroughs.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import type { WalkthroughRecord } from './load-walkthrough.js';
import type { PlannedCheckpoint, PlannedStep } from './step-plan.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';

/**
 * Keeps the conclusion on every checkpoint of a step with its basis (R23); what is wrong becomes an entry of the problem list on the
 * very step, once (R24, R25). Checkpoints without a conclusion are those of a step that does not apply.
 */
export async function keepChecks(
  unit: UnitOfWork,
  deps: Pick<WalkthroughDeps, 'problems'>,
  walkthrough: WalkthroughRecord,
  step: PlannedStep,
  input: { recordId: string; serviceItemName: string; basis: string; checks: Checks },
): Promise<void> {
  const { tx, at } = unit;
  for (const checkpoint of step.checkpoints) {
    const { id: checkpointId, dimension, title } = checkpoint;
    const { result, note } = input.checks[checkpointId] ?? { result: 'NOT_APPLICABLE' as const };
    const known = await tx.walkthroughCheck.findUnique({
      where: { walkthroughId_checkpointId: { walkthroughId: walkthrough.id, checkpointId } },
    });
    const problemId =
      known?.problemId ??
      (result === 'UNQUALIFIED' ? await report(unit, deps, walkthrough, step, checkpoint, { ...input, note }) : null);
    const concluded = {
      recordId: input.recordId,
      result,
      basis: note?.trim() || input.basis,
      problemId,
      recordedAt: at,
    };
    await tx.walkthroughCheck.upsert({
      where: { walkthroughId_checkpointId: { walkthroughId: walkthrough.id, checkpointId } },
      create: {
        id: newId('chk', at),
        walkthroughId: walkthrough.id,
        checkpointId,
        dimension,
        title,
        ...concluded,
      },
      update: concluded,
    });
  }
}

/** The problem of a checkpoint: in the walker's words, or those of the 负向检查点. */
async function report(
  unit: UnitOfWork,
  { problems }: Pick<WalkthroughDeps, 'problems'>,
  walkthrough: WalkthroughRecord,
  { elementId }: PlannedStep,
  { dimension, title, problemTitle }: PlannedCheckpoint,
  { serviceItemName, note }: { serviceItemName: string; note?: string | undefined },
): Promise<string> {
  const words = note?.trim() ?? '';
  const { id } = await problems.report(unit, {
    title: problemTitle ?? words,
    description: [`检查点（${dimension}）：${title}`, ...(problemTitle && words ? [words] : [])].join('\n'),
    serviceItemName,
    experienceChannel: channelOf(walkthrough),
    walkthroughId: walkthrough.id,
    processId: walkthrough.processId,
    elementId,
    source: 'WALKTHROUGH',
  });
  return id;
}

/** 体验途径 that was chosen in the preparation (R18, R43). */
function channelOf({ records }: WalkthroughRecord): string {
  const content = records.find(({ kind }) => kind === 'walkthrough.prepare')?.content as
    { channel?: unknown } | undefined;
  return typeof content?.channel === 'string' && content.channel.trim() !== '' ? content.channel : '现场体验';
}
