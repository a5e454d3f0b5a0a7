import type ExcelJS from 'exceljs';

/** The workbook library, loaded with the first export: reading it takes a noticeable part of the server's start. */
export const loadExcel = async (): Promise<typeof ExcelJS> => (await import('exceljs')).default;
