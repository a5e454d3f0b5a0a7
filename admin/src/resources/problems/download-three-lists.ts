import type { ErrorBody } from '../../../../server/api/list.js';

/** One row that keeps 附件4 from being made. */
export interface ExportGap {
  text: string;
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
      gaps: Array.isArray(gaps) ? gaps.map((gap) => toGap(gap as unknown)) : [],
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

function toGap(gap: unknown): ExportGap {
  if (typeof gap === 'string') return { text: gap, problemId: null };
  const { number, problem, need, measure, message, problemId } = gap as Partial<Record<string, string>>;
  return {
    text: [number, problem ?? need ?? measure, message].filter(Boolean).join(' '),
    problemId: problemId ?? null,
  };
}

/** filename*=UTF-8''… of a download. */
function nameOf(header: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : null;
}
