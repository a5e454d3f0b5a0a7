import type { ThreeListRow, ThreeLists } from '../../api/problems.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { conflict } from '../../shared/app-error.js';
import { loadExcel } from '../../shared/load-excel.js';
import { getThreeLists } from './get-three-lists.js';
import type { ThreeListsFilter } from './find-three-lists.js';

/** 附件4's nine columns, in its order and its words. */
const COLUMNS: {
  header: string;
  width: number;
  value(row: ThreeListRow, index: number): string | number;
}[] = [
  { header: '序号', width: 6, value: (_row, index) => index + 1 },
  {
    header: '事项名称（体验途径）',
    width: 22,
    value: (row) => withBrackets(row.serviceItemName, row.experienceChannel),
  },
  {
    header: '人员姓名（职务）',
    width: 16,
    value: (row) => withBrackets(row.reporterName ?? '', row.reporterPost),
  },
  { header: '问题清单', width: 32, value: (row) => row.problem ?? '' },
  { header: '需求清单', width: 28, value: (row) => row.need ?? '' },
  { header: '整改措施清单', width: 36, value: (row) => row.measure ?? '' },
  {
    header: '是否已整改完毕（或标明拟整改完成的期限）',
    width: 18,
    value: (row) => (row.done ? '已整改完毕' : (row.dueOn ?? '')),
  },
  { header: '整改效果', width: 24, value: (row) => row.effect ?? '' },
  { header: '备注', width: 18, value: (row) => row.unitName ?? '' },
];
const TITLE = '“我陪群众走流程”三个清单汇总表';
const HEADER_ROWS = 3;

const withBrackets = (text: string, inside: string) => (inside ? `${text}（${inside}）` : text);

/**
 * 附件4 as a workbook, its header repeated on every printed page (R41–R43). CONFLICT with `details.gaps`, the rows that have neither 已整改
 * nor 期限, instead of a file (R42).
 */
export async function exportThreeLists(db: Db, actor: UserActor, at: Date, filter: ThreeListsFilter): Promise<Buffer> {
  const lists = await getThreeLists(db, actor, at, filter);
  const gaps = lists.rows.flatMap((row, index) => (row.done || row.dueOn !== null ? [] : [gapOf(row, index)]));
  if (gaps.length > 0)
    throw conflict(
      `Expected every row to be done or to have a date, but ${gaps.length} are not`,
      `有 ${gaps.length} 行既没有“已整改完毕”也没有期限，补齐后才能导出`,
      { gaps },
    );
  return write(lists);
}

function gapOf(row: ThreeListRow, index: number) {
  const { number, problemId, needId, measureId } = row;
  return {
    row: index + 1,
    number,
    problemId,
    needId,
    measureId,
    text: row.problem ?? row.need ?? '',
    message: measureId === null ? '还没有整改措施' : '既没有标明已整改完毕，也没有期限',
  };
}

async function write({ rows, filling }: ThreeLists): Promise<Buffer> {
  const ExcelJS = await loadExcel();
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('三个清单汇总表', {
    views: [{ state: 'frozen', ySplit: HEADER_ROWS }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${HEADER_ROWS}`,
    },
  });
  sheet.columns = COLUMNS.map(({ width }) => ({ width }));
  sheet.addRow([TITLE]);
  sheet.addRow([
    `填报单位：${filling.unitName}　　填报人姓名及联系方式：${filling.filledBy} ${filling.contact}　　填报日期：${filling.filledOn}`,
  ]);
  sheet.addRow(COLUMNS.map(({ header }) => header));
  for (const row of [1, 2]) sheet.mergeCells(row, 1, row, COLUMNS.length);
  sheet.getRow(1).font = { bold: true, size: 16 };
  sheet.getRow(1).alignment = { horizontal: 'center' };
  sheet.getRow(HEADER_ROWS).font = { bold: true };
  rows.forEach((row, index) => sheet.addRow(COLUMNS.map((column) => column.value(row, index))));
  for (let number = HEADER_ROWS; number <= HEADER_ROWS + rows.length; number++) {
    const row = sheet.getRow(number);
    row.alignment = { wrapText: true, vertical: 'top' };
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.border = {
        top: { style: 'thin' },
        left: { style: 'thin' },
        bottom: { style: 'thin' },
        right: { style: 'thin' },
      };
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
