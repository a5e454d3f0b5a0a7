import type { Db } from '../../server/db.js';
import { chainHash, GENESIS_HASH } from '../../server/shared/ledger.js';
import type { AcknowledgedCase } from './case-driver.js';

/** Ledger lines that stand once for each application, and once for each item. */
const ONCE_AN_APPLICATION = [
  'application.submitted',
  'application.prechecked',
  'application.accepted',
  'application.split',
  'application.completed',
];
const ONCE_AN_ITEM = ['item.dispatched', 'item.decided', 'item.closed'];

/**
 * Compares every case, task, job, notice and ledger line in the database with what must be there once; answers what is lost or
 * doubled, in words.
 */
export async function checkBooks(
  db: Db,
  cases: readonly AcknowledgedCase[],
  itemIds: readonly string[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const one of cases) faults.push(...(await checkCase(db, one, itemIds)));
  faults.push(...(await checkChain(db)));
  const open = await db.userTask.findMany({ where: { state: { in: ['CREATED', 'COMPLETING'] } } });
  faults.push(...open.map((task) => `task ${task.jobKey} (${task.kind}) is still ${task.state}`));
  const waiting = await db.outboxCommand.findMany({ where: { doneAt: null } });
  faults.push(...waiting.map((row) => `outbox ${row.id} (${row.kind}) still waits: ${row.lastError ?? 'no reason'}`));
  const incidents = await db.incident.findMany();
  faults.push(...incidents.map((incident) => `incident at ${incident.elementId}: ${incident.errorMessage}`));
  const steps = await db.elementInstance.count({ where: { elementType: 'SERVICE_TASK', state: 'COMPLETED' } });
  const receipts = await db.jobReceipt.count();
  if (steps !== receipts) faults.push(`${steps} service tasks were completed, but ${receipts} jobs have a receipt`);
  return faults;
}

async function checkCase(db: Db, { id, number }: AcknowledgedCase, itemIds: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      faults.push(`${number}: ${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
    }
  };
  const application = await db.application.findUnique({
    where: { id },
    include: { items: true, feedback: true, invitation: true },
  });
  if (!application) return [`${number} is lost`];
  expect('number', application.number, number);
  expect('status', application.status, 'COMPLETED');
  expect('feedback', application.feedback === null, false);
  expect('rating invitation', application.invitation === null, false);
  expect(
    'all items closed',
    application.items.every((item) => item.status === 'CLOSED'),
    true,
  );
  const byPeople = application.items.filter((item) => !item.automatic);
  expect('items', byPeople.map((item) => item.serviceItemId).sort(), [...itemIds].sort());
  for (const item of byPeople) {
    expect(`${item.number} status`, [item.status, item.outcome], ['CLOSED', 'GRANTED']);
    const tasks = await db.userTask.findMany({ where: { subjectId: item.id, kind: 'item.handle' } });
    expect(
      `${item.number} tasks`,
      tasks.map((task) => [task.state, task.endedById !== null]),
      [['COMPLETED', true]],
    );
    const instances = await db.processInstance.findMany({ where: { subjectType: 'item', subjectId: item.id } });
    expect(
      `${item.number} instances`,
      instances.map((instance) => instance.state),
      ['COMPLETED'],
    );
    for (const action of ONCE_AN_ITEM) {
      expect(`${item.number} ${action}`, await db.ledgerEvent.count({ where: { subjectId: item.id, action } }), 1);
    }
  }
  const roots = await db.processInstance.count({ where: { subjectType: 'application', subjectId: id } });
  expect('process instances', roots, 1);
  const prechecks = await db.userTask.findMany({ where: { subjectId: id, kind: 'application.precheck' } });
  expect(
    'pre-check tasks',
    prechecks.map((task) => task.state),
    ['COMPLETED'],
  );
  for (const action of ONCE_AN_APPLICATION) {
    expect(action, await db.ledgerEvent.count({ where: { caseId: id, subjectId: id, action } }), 1);
  }
  const notices = await db.notice.groupBy({
    by: ['recipientType', 'recipientId', 'kind', 'subjectId', 'title'],
    where: { subjectId: { in: [id, ...application.items.map((item) => item.id)] } },
    _count: true,
  });
  for (const notice of notices)
    if (notice._count > 1) faults.push(`${number}: notice ${notice.kind} went out ${notice._count} times`);
  return faults;
}

async function checkChain(db: Db): Promise<string[]> {
  let before = GENESIS_HASH;
  for (const event of await db.ledgerEvent.findMany({ orderBy: { seq: 'asc' } })) {
    if (event.prevHash !== before || event.hash !== chainHash(before, event))
      return [`the ledger's chain breaks at line ${event.seq}`];
    before = event.hash;
  }
  return [];
}
