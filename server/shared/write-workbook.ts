import { PassThrough, type Readable } from 'node:stream';
import { DateTime } from 'luxon';
import { TIME_ZONE } from './clock.js';
import { loadExcel } from './load-excel.js';

/** The content type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface WorkbookColumn<Row> {
  header: string;
  width: number;
  value(row: Row): string | number;
}

/** A workbook of one sheet that is written while its rows are read, so that a long list needs no memory. */
export function writeWorkbook<Row>(
  title: string,
  columns: readonly WorkbookColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): Readable {
  const stream = new PassThrough();
  const write = async () => {
    const { stream: streams } = await loadExcel();
    const workbook = new streams.xlsx.WorkbookWriter({ stream });
    const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ header, width }) => ({ header, width }));
    for await (const rows of pages)
      for (const row of rows) sheet.addRow(columns.map((column) => column.value(row))).commit();
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => stream.destroy(error as Error));
  return stream;
}

/** `2026-11-02 10:00` in the product's time zone; empty text for null. */
export const cellTime = (iso: string | null): string =>
  iso === null ? '' : DateTime.fromISO(iso, { zone: TIME_ZONE }).toFormat('yyyy-MM-dd HH:mm');
