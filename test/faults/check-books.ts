import type { Db } from '../../server/db.js';
import { checkLedger } from '../../server/features/ledger/check-ledger.js';
import type { AcknowledgedCase } from './case-driver.js';
import { readBooks, type CaseBooks } from './read-books.js';

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
 * doubled, in words. `inHand`: ids of cases whose tasks are open on purpose.
 */
export async function checkBooks(
  db: Db,
  cases: readonly AcknowledgedCase[],
  itemIds: readonly string[],
  inHand: readonly string[] = [],
): Promise<string[]> {
  const books = await readBooks(db);
  const faults = cases.flatMap((one) => checkCase(books, one, itemIds));
  const chain = await checkLedger(db);
  if (!chain.complete) faults.push(`the ledger's chain breaks at line ${chain.firstBroken}`);
  const open = await db.userTask.findMany({
    where: { state: { in: ['CREATED', 'COMPLETING'] }, caseId: { notIn: [...inHand] } },
  });
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

function checkCase(books: CaseBooks, { id, number }: AcknowledgedCase, itemIds: readonly string[]): string[] {
  const application = books.applications.get(id);
  if (!application) return [`${number} is lost`];
  const items = books.items.get(id) ?? [];
  const byPeople = items.filter((item) => !item.automatic);
  const faults: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      faults.push(`${number}: ${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  };
  const once = (subjectId: string, action: string) => books.lines.get(`${subjectId} ${action}`) ?? 0;

  expect('number', application.number, number);
  expect('status', application.status, 'COMPLETED');
  expect('feedback', application.feedbacks, 1);
  expect('rating invitation', application.invitations, 1);
  const open = items.filter((item) => item.status !== 'CLOSED');
  expect(
    'open items',
    open.map((item) => item.number),
    [],
  );
  expect('items', byPeople.map((item) => item.serviceItemId).sort(), [...itemIds].sort());
  expect('process instances', books.instances.get(`application ${id}`)?.length ?? 0, 1);
  expect('pre-check tasks', books.tasks.get(`application.precheck ${id}`) ?? [], ['COMPLETED by a person']);
  for (const action of ONCE_AN_APPLICATION) expect(action, once(id, action), 1);
  for (const item of byPeople) {
    expect(`${item.number} outcome`, item.outcome, 'GRANTED');
    expect(`${item.number} tasks`, books.tasks.get(`item.handle ${item.id}`) ?? [], ['COMPLETED by a person']);
    expect(`${item.number} instances`, books.instances.get(`item ${item.id}`) ?? [], ['COMPLETED']);
    for (const action of ONCE_AN_ITEM) expect(`${item.number} ${action}`, once(item.id, action), 1);
  }
  for (const subjectId of [id, ...items.map((item) => item.id)])
    for (const { kind, times } of books.repeatedNotices.get(subjectId) ?? [])
      faults.push(`${number}: notice ${kind} went out ${times} times`);
  return faults;
}
