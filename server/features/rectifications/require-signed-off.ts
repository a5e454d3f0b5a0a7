import type { UnitOfWork } from '../../shared/command-context.js';
import { loadRectification } from './load-rectification.js';

/**
 * The person's 销号 wrote number and ledger line in its own transaction; the diagram only ends. It may have been opened again since. Throws
 * while nobody has signed off: the machine never does (R51).
 */
export async function requireSignedOff({ tx }: UnitOfWork, rectificationId: string): Promise<void> {
  const rectification = await loadRectification(tx, rectificationId);
  if (rectification.signOffNumber === null && rectification.status !== 'TERMINATED')
    throw new Error(
      `Expected rectification ${rectification.id} to be signed off by a person, but it is ${rectification.status}`,
    );
}
