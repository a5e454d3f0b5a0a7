import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import type { ReportSheet } from '../../api/negative-ratings.js';

const TITLE = '政务服务差评事项核查整改情况报告单';
/** Fonts of official documents; Latin letters and figures likewise. */
const BODY_FONT = { eastAsia: '仿宋', ascii: 'SimSun', hAnsi: 'SimSun' };
const TITLE_FONT = { eastAsia: 'SimSun', ascii: 'SimSun', hAnsi: 'SimSun' };
/** Half-points: 二号 and 四号. */
const TITLE_SIZE = 44;
const BODY_SIZE = 28;
/** Percent of the width. */
const LABEL_WIDTH = 22;

const ROWS: readonly [label: string, value: (sheet: ReportSheet) => string][] = [
  ['被评单位', (sheet) => sheet.unitName],
  ['办件编号', (sheet) => sheet.applicationNumber],
  ['一件事', (sheet) => sheet.oneThingName],
  ['评价等级', (sheet) => sheet.level],
  ['评价内容', (sheet) => sheet.content],
  ['收到日期', (sheet) => sheet.receivedOn],
  ['回访核实情况', (sheet) => sheet.callback],
  ['核实结论', (sheet) => sheet.verdict],
  ['整改（解释）情况', (sheet) => sheet.handling],
  ['反馈服务对象情况', (sheet) => sheet.feedback],
  ['编制日期', (sheet) => sheet.composedOn],
  ['应报送日期', (sheet) => sheet.dueOn ?? ''],
];

/** The sheet as a Word document, in the fonts of official documents (R80). */
export function writeReportDocx(sheet: ReportSheet): Promise<Buffer> {
  const document = new Document({
    creator: '快办',
    title: TITLE,
    sections: [
      {
        children: [
          line(TITLE, { bold: true, size: TITLE_SIZE, font: TITLE_FONT }, AlignmentType.CENTER),
          line(`编号：${sheet.number}`, {}, AlignmentType.RIGHT),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: ROWS.map(
              ([label, value]) =>
                new TableRow({ children: [cell(label, LABEL_WIDTH, true), cell(value(sheet), 100 - LABEL_WIDTH)] }),
            ),
          }),
          line(`填报单位（盖章）：${sheet.unitName}`, {}, AlignmentType.LEFT),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const cell = (text: string, width: number, bold = false) =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    children: [line(text, { bold }, AlignmentType.LEFT)],
  });

const line = (text: string, run: IRunOptions, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
  new Paragraph({
    alignment,
    spacing: { before: 80, after: 80 },
    children: [new TextRun({ text, size: BODY_SIZE, font: BODY_FONT, ...run })],
  });
