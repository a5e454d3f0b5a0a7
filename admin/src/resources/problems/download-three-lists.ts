import type { ErrorBody } from '../../../../server/api/list.js';

/** One row that keeps 附件4 from being made. */
export interface ExportGap {
  text: string;
  problemId: string | null;
}

/** As the server names it in `details.gaps`. */
interface GapRow {
  row: number;
  number: string;
  text: string;
  message: string;
  problemId: string | null;
}

const FILE_NAME = '三个清单汇总表.xlsx';

/** Downloads 附件4; the gap list instead when a row has neither 已整改 nor 期限 (R42). Null: the file is on its way. */
export async function downloadThreeLists(query: string): Promise<{ message: string; gaps: ExportGap[] } | null> {
  const answer = await fetch(`/api/three-lists/export${query}`, { credentials: 'same-origin' }).catch(() => null);
  if (answer === null) return { message: '没有连上服务器，请检查网络后重试', gaps: [] };
  if (!answer.ok) {
    const body = (await answer.json().catch(() => null)) as ErrorBody | null;
    const gaps = body?.details?.['gaps'];
    return {
      message: body?.message ?? '没有导出，请重试',
      gaps: Array.isArray(gaps) ? (gaps as GapRow[]).map(toGap) : [],
    };
  }
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(answer.headers.get('Content-Disposition')) ?? FILE_NAME;
  link.click();
  URL.revokeObjectURL(url);
  return null;
}

/** `第 2 行 WT-2026-000141 窗口要求重复填表：还没有整改措施` */
function toGap({ row, number, text, message, problemId }: GapRow): ExportGap {
  return { text: `第 ${row} 行 ${number} ${text}：${message}`, problemId };
}

/** filename*=UTF-8''… of a download. */
function nameOf(header: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : null;
}
