import Database from 'better-sqlite3';
import { dbText } from './insert-into.js';
import { chainHash, GENESIS_HASH } from '../../server/shared/ledger.js';

export interface Volume {
  applications: number;
  itemsPerApplication: number;
  ledgerPerApplication: number;
}

const ITEMS = [
  ['unemployment-registration', '失业登记', 'employment'],
  ['employment-certificate-issue', '《就业创业证》申领', 'employment-service'],
  ['unemployment-benefit-claim', '失业保险金申领', 'unemployment-insurance'],
] as const;
const HANDLERS: Record<string, string> = {
  employment: 'employment',
  'employment-service': 'empservice',
  'unemployment-insurance': 'unemployment',
};
const DAY = 86_400_000;

/**
 * Fills a seeded, stopped database with a year of made-up work: applications spread over the year, most of them closed, their items,
 * clocks, inbox tasks and a valid ledger chain. Rows only; no engine instances, which is what the lists and the inbox read.
 * Answers the number of rows written.
 */
export function fillVolume(file: string, volume: Volume, now: Date): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  const users = new Map(
    (db.prepare('SELECT username, id FROM User').all() as { username: string; id: string }[]).map((row) => [
      row.username,
      row.id,
    ]),
  );
  const statements = prepare(db);
  let prevHash =
    (db.prepare('SELECT hash FROM LedgerEvent ORDER BY seq DESC LIMIT 1').get() as { hash: string } | undefined)
      ?.hash ?? GENESIS_HASH;
  let rows = 0;
  const insertOne = (index: number) => {
    const at = new Date(now.getTime() - 365 * DAY + Math.floor((index / volume.applications) * 365 * DAY));
    const open = index > volume.applications * 0.97;
    const id = `app_bench${String(index).padStart(7, '0')}`;
    const number = `SY-2025-${String(index + 1).padStart(6, '0')}`;
    statements.application.run({
      id,
      number,
      status: open ? 'IN_PROGRESS' : 'COMPLETED',
      name: `测试${index % 9973}`,
      last4: String(index % 10_000).padStart(4, '0'),
      at: text(at),
      due: text(new Date(at.getTime() + 14 * DAY)),
      completed: open ? null : text(new Date(at.getTime() + 6 * DAY)),
    });
    for (let part = 0; part < volume.itemsPerApplication; part++) {
      const [serviceItemId, name, unitId] = ITEMS[part % ITEMS.length] as (typeof ITEMS)[number];
      const itemId = `item_bench${String(index).padStart(7, '0')}_${part}`;
      const due = text(new Date(at.getTime() + (5 + part * 3) * DAY));
      const closed = open ? null : text(new Date(at.getTime() + (3 + part) * DAY));
      const handler = users.get(HANDLERS[unitId] ?? '') ?? null;
      const claimed = !open || index % 3 === 0;
      statements.item.run({
        id: itemId,
        applicationId: id,
        serviceItemId,
        name,
        number: `${number}-0${part + 1}`,
        sort: part,
        status: open ? 'HANDLING' : 'CLOSED',
        unitId,
        handler: claimed ? handler : null,
        outcome: open ? null : 'GRANTED',
        at: text(at),
        closed,
      });
      statements.deadline.run({ id: `dl_bench${index}_${part}`, itemId, applicationId: id, at: text(at), due, closed });
      statements.task.run({
        key: `bench${index}_${part}`,
        itemId,
        applicationId: id,
        unitId,
        assignee: claimed ? handler : null,
        state: open ? 'CREATED' : 'COMPLETED',
        at: text(at),
        closed,
        endedBy: open ? null : handler,
        due,
        title: `测试${index % 9973} · ${name}`,
        number: `${number}-0${part + 1}`,
      });
      rows += 3;
    }
    for (let line = 0; line < volume.ledgerPerApplication; line++) {
      const event = {
        at,
        actorType: 'SYSTEM',
        actorId: null,
        actorName: '流程引擎',
        actorUnitId: null,
        actorUnit: null,
        action: 'item.closed',
        subjectType: 'application',
        subjectId: id,
        caseId: id,
        summary: `第 ${line + 1} 步`,
        reason: null,
        detail: null,
      };
      const hash = chainHash(prevHash, event);
      statements.ledger.run({ at: text(at), id, summary: event.summary, prevHash, hash });
      prevHash = hash;
      rows++;
    }
    rows++;
  };
  const batch = db.transaction((from: number, to: number) => {
    for (let index = from; index < to; index++) insertOne(index);
  });
  for (let from = 0; from < volume.applications; from += 5000) batch(from, Math.min(from + 5000, volume.applications));
  db.exec('ANALYZE');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return rows;
}

const text = dbText;

function prepare(db: Database.Database) {
  return {
    application: db.prepare(
      `INSERT INTO Application(id, number, oneThingId, oneThingName, status, channel, form, selectedItems, applicantName, phoneLast4, greenChannel, promisedDueAt, createdAt, updatedAt, submittedAt, acceptedAt, completedAt, version)
       VALUES (@id, @number, 'ot-unemployment', '失业“一件事”', @status, 'PORTAL', '{}', '[]', @name, @last4, 0, @due, @at, @at, @at, @at, @completed, 1)`,
    ),
    item: db.prepare(
      `INSERT INTO ApplicationItem(id, applicationId, serviceItemId, serviceItemName, number, sortOrder, status, automatic, unitId, handlerId, outcome, createdAt, closedAt, version)
       VALUES (@id, @applicationId, @serviceItemId, @name, @number, @sort, @status, 0, @unitId, @handler, @outcome, @at, @closed, 1)`,
    ),
    deadline: db.prepare(
      `INSERT INTO Deadline(id, subjectType, subjectId, caseId, kind, budgetValue, budgetUnit, startsAt, dueAt, suspended, calendarGap, sourceText, openedAt, closedAt, closedReason)
       VALUES (@id, 'item', @itemId, @applicationId, 'ITEM_PROMISED', 5, 'WORKING_DAY', @at, @due, 0, 0, '提速清单', @at, @closed, CASE WHEN @closed IS NULL THEN NULL ELSE '办结' END)`,
    ),
    task: db.prepare(
      `INSERT INTO UserTask(jobKey, elementInstanceKey, processInstanceKey, processId, elementId, kind, subjectType, subjectId, caseId, candidateUnitId, assigneeId, state, createdAt, endedAt, endedById, dueAt, title, number)
       VALUES (@key, @key, @key, 'ItemHandlingProcess', 'Task_HandleItem', 'item.handle', 'item', @itemId, @applicationId, @unitId, @assignee, @state, @at, @closed, @endedBy, @due, @title, @number)`,
    ),
    ledger: db.prepare(
      `INSERT INTO LedgerEvent(at, actorType, actorName, action, subjectType, subjectId, caseId, summary, prevHash, hash)
       VALUES (@at, 'SYSTEM', '流程引擎', 'item.closed', 'application', @id, @id, @summary, @prevHash, @hash)`,
    ),
  };
}
