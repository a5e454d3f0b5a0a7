import type { UnitOfWork } from '../../shared/command-context.js';
import { loadWalkthrough } from './load-walkthrough.js';

/** The diagram has been left. The command has done everything; a leave without it must not pass. */
export async function leaveWalkthrough({ tx }: UnitOfWork, walkthroughId: string): Promise<void> {
  const { status } = await loadWalkthrough(tx, walkthroughId);
  if (status !== 'CANCELLED')
    throw new Error(`Expected walkthrough ${walkthroughId} to be CANCELLED, but it is ${status}`);
}
