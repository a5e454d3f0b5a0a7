import { RECTIFICATION_KINDS, RECTIFICATION_STATUSES } from '../../../../server/api/loop-states.js';
import type { RectificationView } from '../../../../server/api/rectifications.js';
import { Paper, RECORD } from '../../print/Paper.js';
import { useBureau } from '../../print/use-bureau.js';
import { longDay, orDash } from '../../ui/format.js';
import { RecordPage } from '../../ui/RecordPage.js';

/** 整改任务单: what the unit is asked to fix, how and until when. */
export function RectificationTaskPaper() {
  return (
    <RecordPage<RectificationView> resource="rectifications" listPath="/rectifications">
      {(view) => <Sheet view={view} />}
    </RecordPage>
  );
}

function Sheet({ view }: { view: RectificationView }) {
  const bureau = useBureau();
  const rows: [string, string | null | undefined][] = [
    ['编号', view.number],
    ['来源', view.sourceName],
    ['问题', view.problem ? `${view.problem.number} ${view.problem.description || view.problem.title}` : view.title],
    ['责任单位', view.unitName],
    ['整改类别', view.kind ? RECTIFICATION_KINDS[view.kind] : '待责任单位确定'],
    ['整改措施', view.measure ?? '待责任单位确定'],
    ['完成期限', view.deadline?.dueAt ? longDay(view.deadline.dueAt) : (view.deadline?.text ?? '待定')],
    ...(view.kind === 'TIME_LIMITED'
      ? ([
          ['工作计划', view.plan],
          ['工作标准', view.standard],
        ] as [string, string | null][])
      : []),
    ...(view.kind === 'SYSTEMIC'
      ? ([
          ['规律总结', view.findings],
          ['对策', view.remedy],
          ['所立制度', view.rule],
        ] as [string, string | null][])
      : []),
    ['复核', view.verifierUnitName ?? '行风办'],
    ['评价', view.evaluatorText],
    ['状态', `${RECTIFICATION_STATUSES[view.status]}${view.round > 1 ? `（第 ${view.round} 次整改）` : ''}`],
  ];
  return (
    <Paper
      title="整改任务单"
      foot={[`编号 ${view.number}`, bureau.name]}
      link={`${window.location.origin}/rectifications/${view.id}`}
      linkWords={RECORD}
    >
      <p className="to">{view.unitName}：</p>
      <p>请对“{view.title}”进行整改，提交整改前后佐证，经复核、评价后销号。</p>
      <table className="grid">
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th style={{ width: '26mm' }}>{label}</th>
              <td>{orDash(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sign">{longDay(view.openedAt)}</p>
    </Paper>
  );
}
