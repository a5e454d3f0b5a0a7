import { PassThrough, type Readable } from 'node:stream';
import type { LedgerRow } from '../../api/admin.js';
import type { Db } from '../../db.js';
import type { Actor } from '../../shared/actor.js';
import { TIME_ZONE } from '../../shared/clock.js';
import { loadExcel } from '../../shared/load-excel.js';
import { findLedgerChunks } from './find-ledger-events.js';
import type { LedgerQuery } from './ledger-schemas.js';

const MOMENT = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'medium' });

const COLUMNS: { header: string; width: number; value: (row: LedgerRow) => string | number }[] = [
  { header: '序号', width: 10, value: (row) => row.seq },
  { header: '时间', width: 20, value: (row) => MOMENT.format(new Date(row.at)) },
  { header: '单位', width: 24, value: (row) => row.actorUnit ?? '' },
  { header: '岗位', width: 16, value: (row) => row.actorName },
  { header: '办件编号', width: 22, value: (row) => row.caseNumber ?? '' },
  { header: '事由', width: 50, value: (row) => row.summary },
  { header: '原因', width: 40, value: (row) => row.reason ?? '' },
  { header: '动作', width: 24, value: (row) => row.action },
  { header: '校验值', width: 66, value: (row) => row.hash },
];

/** The ledger as asked for, as a workbook that is written while it is read. */
export function exportLedger(db: Db, actor: Actor, query: LedgerQuery): Readable {
  const output = new PassThrough();
  const write = async () => {
    const ExcelJS = await loadExcel();
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
    const sheet = workbook.addWorksheet('台账', { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = COLUMNS.map(({ header, width }) => ({ header, width }));
    sheet.getRow(1).font = { bold: true };
    for await (const rows of findLedgerChunks(db, actor, query)) {
      for (const row of rows) sheet.addRow(COLUMNS.map(({ value }) => value(row))).commit();
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  return output;
}
