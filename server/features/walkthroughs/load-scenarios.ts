import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { ScenarioContent, ScenarioFile } from './scenario-data.js';

/** 负向检查点 with the title of the problem that each is (R25). */
const negativeOf = ({ dimensions }: ScenarioFile): ScenarioContent['negativeCheckpoints'] =>
  dimensions.flatMap(({ question, checkpoints }) =>
    checkpoints.flatMap(({ problem }) => (problem ? [{ dimension: question, title: problem }] : [])),
  );

/** The line of the ledger that says which scenarios were loaded last. */
export const SCENARIOS_LOADED = { action: 'scenarios.loaded', subjectType: 'catalogue', subjectId: 'scenarios' };

/**
 * Loads the ten scenarios (R1); loading again replaces what the documents say. Open are those with a process. `fingerprint`: of the
 * file that they were read from.
 */
export async function loadScenarios(context: CommandContext, file: ScenarioFile, fingerprint?: string): Promise<void> {
  await inTransaction(context, async ({ tx, ledger }) => {
    for (const scenario of file.scenarios) {
      const walk = file.walks[scenario.id] ?? null;
      const content: ScenarioContent = {
        scenario,
        walk,
        roles: file.roles,
        dimensions: file.dimensions,
        negativeCheckpoints: negativeOf(file),
        conductRules: file.conduct_rules,
      };
      const row = {
        name: scenario.name,
        sortOrder: scenario.order,
        processId: walk?.process_id ?? null,
        content: content as unknown as object,
        sourceDoc: scenario.source.doc,
        sourceSection: scenario.source.section,
      };
      await tx.scenario.upsert({ where: { id: scenario.id }, create: { id: scenario.id, ...row }, update: row });
    }
    await ledger({
      ...SCENARIOS_LOADED,
      summary: `载入走流程场景：${file.scenarios.length} 个，开放 ${Object.keys(file.walks).length} 个`,
      detail: { fingerprint: fingerprint ?? null },
    });
  });
}
