import type { UnitOfWork } from '../../shared/command-context.js';
import { dbTime } from '../../shared/db-time.js';
import { newId } from '../../shared/ids.js';
import type { NewNotice } from '../../shared/notice-service.js';
import { txRun } from '../../shared/tx-sql.js';

const INSERT = `INSERT INTO "Notice" ("id", "createdAt", "dedupeKey", "recipientType", "recipientId", "exceptUserId",
  "exceptUnitId", "kind", "title", "body", "subjectType", "subjectId") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ("dedupeKey") DO NOTHING`;

/** Writes a notice with the transaction that causes it; a key that is there already is left as it is. */
export async function sendNotice({ tx, at }: UnitOfWork, notice: NewNotice): Promise<void> {
  const { dedupeKey, recipientType, recipientId, except, kind, title, body, subjectType, subjectId } = notice;
  await txRun(
    tx,
    INSERT,
    newId('note', at),
    dbTime(at),
    dedupeKey,
    recipientType,
    recipientId,
    except?.userId ?? null,
    except?.unitId ?? null,
    kind,
    title,
    body,
    subjectType,
    subjectId,
  );
}
