import type { RectificationKind } from '../../../server/api/loop-states.js';
import { decideMeasure } from '../../../server/features/rectifications/decide-measure.js';
import { evaluateInstead, evaluateRound } from '../../../server/features/rectifications/evaluate-round.js';
import { finishRound } from '../../../server/features/rectifications/finish-round.js';
import type { Limit } from '../../../server/features/rectifications/limit.js';
import { signOffRectification } from '../../../server/features/rectifications/sign-off-rectification.js';
import { submitPlan } from '../../../server/features/rectifications/submit-plan.js';
import { summarizePattern } from '../../../server/features/rectifications/summarize-pattern.js';
import { verifyRound } from '../../../server/features/rectifications/verify-round.js';
import type { LoopWorld } from './loop-world.js';

/** From the measure's work to 销号 without a hitch: proofs, finish, verified, evaluated, signed off. */
export async function finishToSignOff(
  world: LoopWorld,
  driver: { pump(): Promise<unknown> },
  id: string,
): Promise<void> {
  const act = loopActions(world, id);
  await world.addProofs(id);
  for (const step of [act.finish, act.verify, act.evaluate, act.signOff]) {
    await step();
    await driver.pump();
  }
}

/** The verbs of one rectification with the texts that do not matter filled in; the version is always the newest. */
export function loopActions(world: LoopWorld, id: string) {
  const { deps } = world;
  const at = async () => ({ id, version: await world.version(id) });
  return {
    measure: async (
      kind: RectificationKind = 'IMMEDIATE',
      { by = 'employment1', limit = { value: 10, unit: 'WORKING_DAY' } as Limit, measure = '在窗口摆放办事指南' } = {},
    ) =>
      decideMeasure(world.as(by), deps, {
        ...(await at()),
        kind,
        limit,
        measure,
      }),
    plan: async (by = 'employment1') =>
      submitPlan(world.as(by), deps, {
        ...(await at()),
        plan: '分两步',
        standard: '每个窗口都有',
      }),
    summarize: async (by = 'employment1') =>
      summarizePattern(world.as(by), deps, {
        ...(await at()),
        findings: '各窗口都缺',
        remedy: '统一配送',
      }),
    finish: async ({ by = 'employment1', rule }: { by?: string; rule?: string } = {}) =>
      finishRound(world.as(by), deps, {
        ...(await at()),
        note: '已摆放',
        rule,
      }),
    verify: async (passed = true, by = 'style') =>
      verifyRound(world.as(by), deps, {
        ...(await at()),
        passed,
        note: passed ? undefined : '照片不清',
      }),
    evaluate: async (satisfied = true, by = 'walker') =>
      evaluateRound(world.as(by), deps, {
        ...(await at()),
        satisfied,
        note: satisfied ? undefined : '还是没有',
      }),
    evaluateInstead: async (satisfied = true, by = 'style') =>
      evaluateInstead(world.as(by), deps, {
        ...(await at()),
        satisfied,
        note: '已电话回访',
      }),
    signOff: async (by = 'style', more: { changedProcessId?: string; changedVersion?: number } = {}) =>
      signOffRectification(world.as(by), deps, {
        ...(await at()),
        effect: '群众随到随取',
        ...more,
      }),
  };
}
