import type { RatingRow } from '../../api/admin.js';
import type { Db } from '../../db.js';
import { dayOf, dayText, timeText } from '../../shared/calendar/day-number.js';
import { readRatings, type RatingFilter } from './find-ratings.js';
import { loadExcel } from '../../shared/load-excel.js';

const COLUMNS: { header: string; width: number; value: (row: RatingRow) => string }[] = [
  { header: '办件编号', width: 20, value: (row) => row.number },
  { header: '一件事', width: 24, value: (row) => row.oneThingName },
  { header: '满意程度', width: 12, value: (row) => row.level },
  { header: '是否差评', width: 10, value: (row) => (row.isNegative ? '是' : '否') },
  { header: '原因', width: 32, value: (row) => row.tags.join('、') },
  { header: '意见', width: 48, value: (row) => row.comment ?? '' },
  {
    header: '评价时间',
    width: 18,
    value: (row) => `${dayText(dayOf(new Date(row.ratedAt)))} ${timeText(new Date(row.ratedAt))}`,
  },
];

/** Every rating that the list shows with this filter, as a workbook; levels in words. */
export async function exportRatings(db: Db, filter: RatingFilter, order: 'asc' | 'desc'): Promise<Buffer> {
  const ExcelJS = await loadExcel();
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('评价', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(({ header, width }) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  for (const row of await readRatings(db, filter, {}, order)) sheet.addRow(COLUMNS.map(({ value }) => value(row)));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
