import type { Tx } from '../../db.js';
import { invalidState } from '../../shared/app-error.js';

/** Refuses a change after which nobody could administer the system. Call it inside the transaction, after the change. */
export async function guardAdministrators(tx: Tx): Promise<void> {
  const left = await tx.user.count({ where: { active: true, roles: { some: { role: 'ADMINISTRATOR' } } } });
  if (left === 0) throw invalidState('Expected at least one active administrator', '至少要保留一名启用的系统管理员');
}
