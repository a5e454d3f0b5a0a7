import type { UnitOfWork } from '../../shared/command-context.js';

/** The diagram waits for the special procedure that the officer started (the clock stopped then); answers its id. */
export async function startProcedure({ tx }: UnitOfWork, itemId: string): Promise<string> {
  const procedure = await tx.specialProcedure.findFirst({
    where: { itemId },
    orderBy: { startedAt: 'desc' },
    select: { id: true },
  });
  if (!procedure) throw new Error(`Expected a special procedure of item ${itemId}, but there is none`);
  return procedure.id;
}
