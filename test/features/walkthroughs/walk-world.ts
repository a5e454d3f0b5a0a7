import type { AssignWalkthrough } from '../../../server/features/walkthroughs/assign-walkthrough.js';
import { assignWalkthrough } from '../../../server/features/walkthroughs/assign-walkthrough.js';
import { getWalkthrough } from '../../../server/features/walkthroughs/get-walkthrough.js';
import { loadScenarios } from '../../../server/features/walkthroughs/load-scenarios.js';
import { raiseProblem } from '../../../server/features/walkthroughs/raise-problem.js';
import { readScenarios } from '../../../server/features/walkthroughs/read-scenarios.js';
import { recordStep, type RecordStep } from '../../../server/features/walkthroughs/record-step.js';
import { saveMaterial } from '../../../server/features/walkthroughs/save-material.js';
import { addEvidence } from '../../../server/features/walkthroughs/add-evidence.js';
import type { WalkthroughDeps } from '../../../server/features/walkthroughs/walkthrough-deps.js';
import type { Checks, WalkthroughStep, WalkthroughView } from '../../../server/api/walkthroughs.js';
import type { SettingValues } from '../../../server/shared/settings-service.js';
import { openLoopWorld, PNG, type LoopWorld } from '../rectifications/loop-world.js';
import { WalkDriver } from './walk-driver.js';

export const SCENARIO = 'walk-unemployment-registration';

export interface WalkWorld extends LoopWorld {
  walkDeps: WalkthroughDeps;
  driver: WalkDriver;
  /** A walk that has been assigned and opened by its diagram; answers its id. */
  assign(different?: Partial<AssignWalkthrough>): Promise<string>;
  view(id: string, userId?: string): Promise<WalkthroughView>;
  step(id: string, kind: string): Promise<WalkthroughStep>;
  /** Records a step as a careful walker does, and lets the diagram go on. */
  walk(id: string, kind: string, different?: Partial<RecordStep>): Promise<void>;
  raise(id: string, kind: string, title?: string): Promise<string>;
  photo(id: string, kind: string): Promise<void>;
  /** Everything from the preparation to the four steps, on one branch. */
  walkAll(id: string, branch: 'LIVE' | 'NONE'): Promise<void>;
  write(id: string, kinds?: ('LISTS' | 'HIGHLIGHTS' | 'SUGGESTIONS')[]): Promise<void>;
}

/** People, scenarios and the product's own services over a real database; only time stands still. */
export async function openWalkWorld(different: Partial<SettingValues> = {}): Promise<WalkWorld> {
  const world = await openLoopWorld(different);
  await loadScenarios(world.system(), readScenarios());
  const walkDeps: WalkthroughDeps = world.deps;
  const driver = new WalkDriver(world, walkDeps);
  const view = (id: string, userId = 'walker') => getWalkthrough(world.db, walkDeps, world.actor(userId), id);
  const step = async (id: string, kind: string): Promise<WalkthroughStep> => {
    const found = (await view(id)).steps.find((each) => each.kind === `walkthrough.${kind}`);
    if (!found) throw new Error(`No step ${kind}`);
    return found;
  };
  const photo = async (id: string, kind: string) => {
    await addEvidence(world.as('walker'), walkDeps, {
      id,
      kind: `walkthrough.${kind}`,
      evidenceKind: 'PHOTO',
      fileName: '现场.png',
      content: PNG,
    });
  };
  const walk = async (id: string, kind: string, more: Partial<RecordStep> = {}) => {
    const { lookAt, needsEvidence, evidence, concludes, modes, checkpoints } = await step(id, kind);
    if (needsEvidence && evidence.length === 0) await photo(id, kind);
    await recordStep(world.as('walker'), walkDeps, {
      id,
      kind: `walkthrough.${kind}`,
      ...(concludes ? { conclusion: 'QUALIFIED', basis: '现场查看', checks: allPassed(checkpoints) } : {}),
      ...more,
      content: {
        seen: lookAt,
        ...(modes[0] ? { mode: modes[0] } : {}),
        ...(kind === 'prepare' ? PREPARED : {}),
        ...more.content,
      },
    });
    await driver.pump();
  };

  return {
    ...world,
    walkDeps,
    driver,
    view,
    step,
    walk,
    photo,
    async assign(input = {}) {
      const { id } = await assignWalkthrough(world.as('style'), walkDeps, {
        scenarioId: SCENARIO,
        walkerId: 'walker',
        angle: 'citizen',
        unitId: 'employment',
        place: '就业服务大厅',
        ...input,
      });
      await driver.pump();
      return id;
    },
    async raise(id, kind, title = '窗口没有办事指南') {
      const { elementId } = await step(id, kind);
      const problem = { title, description: '', serviceItemName: '失业登记', experienceChannel: '办事窗口', elementId };
      return (await raiseProblem(world.as('walker'), walkDeps, { id, ...problem })).id;
    },
    async walkAll(id, branch) {
      await walk(id, 'prepare');
      await walk(id, 'look-for-case', { decision: branch === 'LIVE' });
      if (branch === 'LIVE') {
        await walk(id, 'obtain-consent', { decision: true });
        await walk(id, 'accompany-case');
      } else await walk(id, 'ask-staff');
      for (const kind of ['interview', 'check-history', 'talk']) await walk(id, kind);
    },
    async write(id, kinds = ['LISTS', 'HIGHLIGHTS', 'SUGGESTIONS']) {
      for (const kind of kinds) await saveMaterial(world.as('walker'), walkDeps, { id, kind, text: `材料 ${kind}` });
    },
  };
}

/** A walker who finds nothing wrong. */
export const allPassed = (checkpoints: WalkthroughStep['checkpoints']): Checks =>
  Object.fromEntries(checkpoints.map(({ id }) => [id, { result: 'QUALIFIED' }]));

export const PREPARED = { role: '亲自办', channel: '办事窗口', conductAccepted: true, notes: '已梳理经办规定' };
