import { execFile } from 'node:child_process';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LedgerCheck, LedgerRow } from '../../../server/api/admin.js';
import type { Page } from '../../../server/api/list.js';
import { checkLedger } from '../../../server/features/ledger/check-ledger.js';
import { createLedgerRoutes } from '../../../server/features/ledger/ledger-routes.js';
import type { Actor } from '../../../server/shared/actor.js';
import { controlledClock } from '../../../server/shared/clock.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import { projectRoot } from '../../../server/shared/project-root.js';
import { freshDb } from '../../support/fresh-db.js';
import { HttpClient } from '../../support/http-client.js';
import { startApp } from '../../http/http-fixture.js';

type Fresh = Awaited<ReturnType<typeof freshDb>>;
const clock = controlledClock(new Date('2026-11-25T01:00:00.000Z'));
const official: Actor = {
  type: 'USER',
  id: 'u1',
  name: '测试甲',
  post: '经办',
  unitId: 'unit-a',
  unitName: '甲单位',
  roles: ['UNIT_OFFICER'],
};
const LINES = 12;

/** A ledger with every field filled somewhere. */
async function write(db: Fresh['db'], count = LINES): Promise<void> {
  for (let i = 0; i < count; i++) {
    clock.advance(1000);
    await inTransaction({ db, clock, actor: i % 2 ? official : { type: 'SYSTEM', name: '流程引擎' } }, ({ ledger }) =>
      ledger({
        action: 'item.closed',
        subjectType: 'item',
        subjectId: `item-${i}`,
        caseId: `case-${i % 3}`,
        summary: `办结第 ${i} 项`,
        reason: '符合条件',
        detail: { outcome: 'GRANTED', nested: { i } },
      }),
    );
  }
}

describe('checking the chain', () => {
  let fresh: Fresh;
  beforeEach(async () => {
    fresh = await freshDb();
    await write(fresh.db);
  });
  afterEach(() => fresh.close());

  /** Changes the file behind the product's back. */
  const tamper = (sql: string) => {
    const file = new Database(fresh.file);
    try {
      file.exec(sql);
    } finally {
      file.close();
    }
  };

  it('finds an untouched ledger whole', async () => {
    expect(await checkLedger(fresh.db)).toEqual({
      complete: true,
      checked: LINES,
      firstBroken: null,
      message: `台账完整，共核对 ${LINES} 条`,
    });
  });

  it('finds an empty ledger whole', async () => {
    const empty = await freshDb();
    expect(await checkLedger(empty.db)).toMatchObject({ complete: true, checked: 0 });
    await empty.close();
  });

  const columns = [
    'at',
    'actorType',
    'actorId',
    'actorName',
    'actorUnitId',
    'actorUnit',
    'action',
    'subjectType',
    'subjectId',
    'caseId',
    'summary',
    'reason',
    'detail',
    'prevHash',
    'hash',
  ];
  const changed: Record<string, string> = { at: "'2026-11-25T01:00:00.001+00:00'", detail: `'{"outcome":"REFUSED"}'` };

  it.each(columns)('finds a change of %s, in the first, a middle and the last line', async (column) => {
    for (const seq of [2, 6, LINES]) {
      tamper(
        `CREATE TABLE kept AS SELECT * FROM "LedgerEvent" WHERE seq = ${seq}; UPDATE "LedgerEvent" SET "${column}" = ${changed[column] ?? "'changed'"} WHERE seq = ${seq}`,
      );
      expect(await checkLedger(fresh.db)).toMatchObject({ complete: false, firstBroken: seq });
      tamper(
        `UPDATE "LedgerEvent" SET "${column}" = (SELECT "${column}" FROM kept) WHERE seq = ${seq}; DROP TABLE kept`,
      );
      expect(await checkLedger(fresh.db)).toMatchObject({ complete: true });
    }
  });

  it('finds a change to nothing, for every column that may be empty', async () => {
    for (const column of ['actorId', 'actorUnitId', 'actorUnit', 'caseId', 'reason', 'detail']) {
      tamper(
        `CREATE TABLE kept AS SELECT * FROM "LedgerEvent" WHERE seq = 2; UPDATE "LedgerEvent" SET "${column}" = NULL WHERE seq = 2`,
      );
      expect(await checkLedger(fresh.db)).toMatchObject({ firstBroken: 2 });
      tamper(`UPDATE "LedgerEvent" SET "${column}" = (SELECT "${column}" FROM kept) WHERE seq = 2; DROP TABLE kept`);
    }
  });

  it.each([
    ['the first line removed', 'DELETE FROM "LedgerEvent" WHERE seq = 1', 2],
    ['a middle line removed', 'DELETE FROM "LedgerEvent" WHERE seq = 5', 6],
    ['the last line cut off', `DELETE FROM "LedgerEvent" WHERE seq = ${LINES}`, LINES],
    ['everything removed', 'DELETE FROM "LedgerEvent"', 1],
    [
      'two lines exchanged',
      'UPDATE "LedgerEvent" SET seq = -1 WHERE seq = 4; UPDATE "LedgerEvent" SET seq = 4 WHERE seq = 5; UPDATE "LedgerEvent" SET seq = 5 WHERE seq = -1',
      4,
    ],
  ])('finds %s', async (_what, sql, firstBroken) => {
    tamper(sql);
    expect(await checkLedger(fresh.db)).toMatchObject({ complete: false, firstBroken });
  });

  it('commands at the same moment never fork it', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        inTransaction({ db: fresh.db, clock, actor: official }, async ({ ledger }) => {
          await ledger({ action: 'test.written', subjectType: 'test', subjectId: String(i), summary: '并发' });
          if (i % 7 === 0) throw new Error('rolled back');
          await ledger({ action: 'test.written', subjectType: 'test', subjectId: `${i}b`, summary: '并发' });
        }).catch(() => undefined),
      ),
    );
    expect(await checkLedger(fresh.db)).toMatchObject({ complete: true, checked: LINES + 2 * (60 - 9) });
  });

  it('follows more lines than it reads at a time', async () => {
    const many = Array.from({ length: 4100 }, (_, i) => ({
      action: 'test.written',
      subjectType: 'test',
      subjectId: String(i),
      summary: '很多',
    }));
    await inTransaction({ db: fresh.db, clock, actor: official }, async ({ ledger }) => {
      for (const line of many) await ledger(line);
    });
    expect(await checkLedger(fresh.db)).toMatchObject({ complete: true, checked: LINES + many.length });
    tamper(`UPDATE "LedgerEvent" SET summary = '改' WHERE seq = 4001`);
    expect(await checkLedger(fresh.db)).toMatchObject({ firstBroken: 4001, checked: 4000 });
  });

  const cli = () =>
    new Promise<{ code: number; output: string }>((resolve) => {
      execFile(
        process.execPath,
        [join(projectRoot, 'dist/server/features/ledger/check-ledger-cli.js'), fresh.dir],
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
      );
    });

  it('from the command line says so by its exit code', async () => {
    expect(await cli()).toMatchObject({ code: 0, output: expect.stringContaining('台账完整') });
    tamper(`UPDATE "LedgerEvent" SET summary = '改' WHERE seq = 3`);
    expect(await cli()).toMatchObject({ code: 1, output: expect.stringContaining('从第 3 条起对不上') });
  });
});

describe('reading the ledger', () => {
  it('filters, pages, searches, exports what it shows, and a unit head sees the own unit only', async () => {
    const app = await startApp(createLedgerRoutes());
    await app.addUser('style', ['STYLE_OFFICE']);
    await app.addUser('head', ['UNIT_HEAD']);
    await write(app.db);
    const style = await HttpClient.signIn(app.url, 'style');
    const head = await HttpClient.signIn(app.url, 'head');
    const total = LINES + 2;

    const page = await style.get<Page<LedgerRow>>('/api/ledger?pageSize=5');
    expect(page.total).toBe(total);
    expect(page.items.map(({ seq }) => seq)).toEqual([14, 13, 12, 11, 10]);
    expect(
      (await style.get<Page<LedgerRow>>('/api/ledger?caseId=case-1&order=asc')).items.map(({ subjectId }) => subjectId),
    ).toEqual(['item-1', 'item-4', 'item-7', 'item-10']);
    expect((await style.get<Page<LedgerRow>>('/api/ledger?q=第 11 项')).total).toBe(1);
    expect((await style.get<Page<LedgerRow>>('/api/ledger?from=2026-11-25&to=2026-11-25')).total).toBe(total);
    expect((await style.get<Page<LedgerRow>>('/api/ledger?to=2026-11-24')).total).toBe(0);
    expect(
      (await head.get<Page<LedgerRow>>('/api/ledger?action=item.closed')).items.every(
        ({ actorUnit }) => actorUnit === '甲单位',
      ),
    ).toBe(true);
    expect((await head.get<Page<LedgerRow>>('/api/ledger?action=item.closed')).total).toBe(LINES / 2);

    const answer = await fetch(`${app.url}/api/ledger/export?action=item.closed`, {
      headers: { cookie: (style as unknown as { cookie: string }).cookie },
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await answer.arrayBuffer()) as never);
    const sheet = workbook.getWorksheet('台账');
    expect(sheet?.rowCount).toBe(LINES + 1);
    expect(sheet?.getRow(2).getCell(6).value).toBe('办结第 11 项');

    expect(await style.post<LedgerCheck>('/api/ledger/check')).toMatchObject({ complete: true, checked: total });
    await app.close();
  });
});
