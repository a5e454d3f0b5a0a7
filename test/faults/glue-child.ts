import { endTask } from '../../server/features/tasks/end-task.js';
import { inTransaction } from '../../server/shared/command-context.js';
import { GlueHarness } from '../engine-glue/glue-harness.js';

/**
 * A process with engine, relay, workers and projection on a data folder, for the test that kills it. Reads case ids from stdin,
 * one a line, and acknowledges each on stdout once its submission is committed. Works off the inbox by itself.
 */
const [dir = '', file = ''] = process.argv.slice(2);
const glue = new GlueHarness(dir, file);
await glue.start();
const { db } = glue;

/** Sends a message of a case unless it was written before: a command refuses by state, so a repeat changes nothing. */
const sendOnce = (caseId: string, name: string, correlationKey: string, variables: Record<string, string>) =>
  inTransaction(glue.context, async ({ tx, toEngine }) => {
    const written = await tx.outboxCommand.findMany({
      where: { caseId, kind: 'publishMessage' },
      select: { payload: true },
    });
    if (written.some(({ payload }) => (payload as { message: { name: string } }).message.name === name)) return;
    await toEngine(caseId, {
      kind: 'publishMessage',
      message: { name, correlationKey, timeToLive: 60_000, variables },
    });
  });

async function work(): Promise<void> {
  for (const task of await db.userTask.findMany({ where: { state: 'CREATED' }, take: 20 })) {
    const variables = task.kind === 'item.handle' ? { decision: 'GRANT' } : { precheckResult: 'COMPLETE' };
    await inTransaction(glue.context, (unit) => endTask(unit, task.jobKey, variables));
  }
  for (const { caseId } of await db.ledgerEvent.findMany({ where: { action: 'rating.invite' } })) {
    if (caseId !== null) await sendOnce(caseId, 'rating.submitted', `rate-${caseId}`, {});
  }
}

let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text: string) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const id of lines) {
    void sendOnce(id, 'application.submitted', id, { applicationId: id }).then(() => process.stdout.write(`${id}\n`));
  }
});
process.stdout.write('ready\n');
for (;;) {
  await work();
  await new Promise((resolve) => setTimeout(resolve, 10));
}
