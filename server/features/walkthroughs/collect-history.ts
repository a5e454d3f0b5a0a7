import type { HistoryFigures } from '../../api/walkthroughs.js';
import type { Db, Tx } from '../../db.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { findHistoryFigures } from './find-history-figures.js';
import { findLookBack } from './find-look-back.js';
import { getScenario } from './get-scenario.js';
import { findPlan } from './find-plan.js';
import { keepRecord } from './keep-record.js';
import { loadWalkthrough, type WalkthroughRecord } from './load-walkthrough.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { logWalkthrough } from './walkthrough-log.js';

export const HISTORY = 'walkthrough.check-history';
type Deps = Pick<WalkthroughDeps, 'settings' | 'getCalendar'>;

/** The figures that were collected for the walk; null before. */
export const collectedFigures = (walkthrough: Pick<WalkthroughRecord, 'records'>): HistoryFigures | null =>
  (walkthrough.records.find(({ kind }) => kind === HISTORY)?.content as { figures?: HistoryFigures } | undefined)
    ?.figures ?? null;

const abnormalText = ({ abnormal = [] }: HistoryFigures): string =>
  abnormal
    .filter(({ count }) => count !== null)
    .map(({ name, count }) => `${name} ${count} 件`)
    .join('，') || '异常情形见台账';

/** Figures of the scenario's items as they stand at `at`. */
export async function figuresAt(tx: Db | Tx, deps: Deps, scenarioId: string, at: Date): Promise<HistoryFigures> {
  const { content } = await getScenario(tx, scenarioId);
  return findHistoryFigures(tx, await deps.getCalendar(tx), {
    items: content.scenario.related_service_items ?? [],
    walk: content.walk,
    span: await findLookBack(tx, deps.settings, content, at),
  });
}

/** 调取历史办件: what the walker will judge is kept as it was when it was collected. Collected once. */
export async function collectHistory(unit: UnitOfWork, deps: Deps, walkthroughId: string): Promise<void> {
  const { tx, at } = unit;
  const walkthrough = await loadWalkthrough(tx, walkthroughId);
  if (collectedFigures(walkthrough)) return;
  const step = (await findPlan(tx, walkthrough)).find(({ kind }) => kind === HISTORY);
  if (!step) throw new Error(`Expected walkthrough ${walkthroughId} to have a step ${HISTORY}`);
  const figures = await figuresAt(tx, deps, walkthrough.scenarioId, at);
  await keepRecord(tx, at, walkthrough.id, step, { content: { figures } });
  await logWalkthrough(
    unit,
    walkthrough,
    'walkthrough.historyCollected',
    `调取 ${figures.from} 至 ${figures.to} 的办件：办结 ${figures.handled} 件，${abnormalText(figures)}`,
  );
}
