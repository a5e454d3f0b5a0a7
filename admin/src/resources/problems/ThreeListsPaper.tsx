import { useSearchParams } from 'react-router-dom';
import { Paper } from '../../print/Paper.js';
import { useBureau } from '../../print/use-bureau.js';
import { sentenceOf } from '../../providers/api-error.js';
import { serverNow } from '../../providers/server-time.js';
import { useSession } from '../../providers/use-session.js';
import { longDay } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { useUnits } from '../units/use-units.js';
import { useThreeLists } from './use-three-lists.js';
import './three-lists-paper.css';

const HEADS = [
  '序号',
  '事项名称',
  '体验途径',
  '问题',
  '需求',
  '整改措施',
  '是否已整改完毕',
  '拟整改完成的期限',
  '提出人职务',
];

/** 附件4 on paper: nine columns, landscape; 填报单位, 人 and 日期 below. */
export function ThreeListsPaper() {
  const [search] = useSearchParams();
  const unitId = search.get('unitId') ?? '';
  const { data, error } = useThreeLists({ unitId, walkthroughId: search.get('walkthroughId') ?? '' });
  const bureau = useBureau();
  const unit = useUnits().find((one) => one.id === unitId);
  const me = useSession()?.user;
  const now = serverNow();
  if (error) return <Note tone="bad">{sentenceOf(error)}</Note>;
  if (!data) return null;
  return (
    <div className="paper-landscape">
      <Paper title="三个清单汇总表">
        <table className="grid">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, index) => (
              <tr key={index}>
                <td>{index + 1}</td>
                <td>{row.serviceItemName}</td>
                <td>{row.experienceChannel}</td>
                <td>{row.problem}</td>
                <td>{row.need}</td>
                <td>{row.measure}</td>
                <td>{row.done ? '是' : '否'}</td>
                <td>{row.dueOn}</td>
                <td>{row.reporterPost}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="receipt-line">
          <span>填报单位：{unit?.name ?? bureau.name}</span>
          <span>填报人：{me?.displayName}</span>
          <span>填报日期：{now && longDay(now)}</span>
        </p>
      </Paper>
    </div>
  );
}
