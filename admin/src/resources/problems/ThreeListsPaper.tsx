import { useSearchParams } from 'react-router-dom';
import type { ThreeListRow } from '../../../../server/api/problems.js';
import { Paper } from '../../print/Paper.js';
import { sentenceOf } from '../../providers/api-error.js';
import { Note } from '../../ui/Note.js';
import { useThreeLists } from './use-three-lists.js';
import './three-lists-paper.css';

const withBrackets = (text: string, inside: string) => (inside ? `${text}（${inside}）` : text);

/** 附件4's nine columns, in its order and its words. */
const COLUMNS: [string, (row: ThreeListRow, index: number) => string | number | null][] = [
  ['序号', (_row, index) => index + 1],
  ['事项名称（体验途径）', (row) => withBrackets(row.serviceItemName, row.experienceChannel)],
  ['人员姓名（职务）', (row) => withBrackets(row.reporterName ?? '', row.reporterPost)],
  ['问题清单', (row) => row.problem],
  ['需求清单', (row) => row.need],
  ['整改措施清单', (row) => row.measure],
  ['是否已整改完毕（或标明拟整改完成的期限）', (row) => (row.done ? '已整改完毕' : row.dueOn)],
  ['整改效果', (row) => row.effect],
  ['备注', (row) => row.unitName],
];

/** 附件4 on paper: nine columns, landscape; who fills it in stands above them (R41). */
export function ThreeListsPaper() {
  const [search] = useSearchParams();
  const { data, error } = useThreeLists({
    unitId: search.get('unitId') ?? '',
    walkthroughId: search.get('walkthroughId') ?? '',
  });
  if (error) return <Note tone="bad">{sentenceOf(error)}</Note>;
  if (!data) return null;
  const { filling, rows } = data;
  return (
    <div className="paper-landscape">
      <Paper title="“我陪群众走流程”三个清单汇总表">
        <p className="filling">
          <span>填报单位：{filling.unitName}</span>
          <span>
            填报人姓名及联系方式：{filling.filledBy} {filling.contact}
          </span>
          <span>填报日期：{filling.filledOn}</span>
        </p>
        <table className="grid">
          <thead>
            <tr>
              {COLUMNS.map(([head]) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {COLUMNS.map(([head, value]) => (
                  <td key={head}>{value(row, index)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Paper>
    </div>
  );
}
