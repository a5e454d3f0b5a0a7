import { createHash } from 'node:crypto';
import type { Tx } from '../../db.js';
import { systemActor } from '../../shared/actor.js';
import { appendLedger } from '../../shared/ledger.js';
import type { DefinitionRow } from './batch-changes.js';
import { processName } from './diagram-names.js';

/** Keeps the definitions of a batch, each with its XML, and notes each new version in the 台账. */
export async function writeDefinitions(tx: Tx, definitions: DefinitionRow[]): Promise<void> {
  for (const row of definitions) {
    if ((await tx.processDefinition.findUnique({ where: { key: row.key }, select: { key: true } })) !== null) continue;
    const name = processName(row.xml, row.processId);
    const deployedAt = new Date(row.deployedAt);
    const sha256 = createHash('sha256').update(row.xml).digest('hex');
    await tx.processDefinition.create({ data: { ...row, name, sha256, deployedAt } });
    await appendLedger(tx, systemActor(), deployedAt, {
      action: 'process.deployed',
      subjectType: 'process',
      subjectId: row.processId,
      summary: `流程“${name}”第 ${row.version} 版启用`,
      detail: { definitionKey: row.key, version: row.version, sha256 },
    });
  }
}
