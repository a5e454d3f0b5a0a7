import { CORRECTION_STATUSES } from '../../../../server/api/application-states.js';
import { Link } from 'react-router-dom';
import type { CorrectionView } from '../../../../server/api/applications.js';
import { DeadlineClocks } from '../../ui/DeadlineClocks.js';
import { dayTime } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

/** 补正: each round with everything that was asked for, what came, and its paper. */
export function Corrections({ corrections, applicationId }: { corrections: CorrectionView[]; applicationId?: string }) {
  if (corrections.length === 0) return null;
  return (
    <Panel title="补正" sub={`${corrections.length} 次`}>
      <div className="stack">
        {corrections.map((correction) => (
          <div key={correction.id}>
            <p className="inline">
              <span className={`tag ${correction.status === 'OPEN' ? 'tag-amber' : 'tag-solid'}`}>
                {CORRECTION_STATUSES[correction.status]}
              </span>
              {correction.itemName && <span>{correction.itemName}</span>}
              <span className="muted small">{dayTime(correction.requestedAt)} 告知</span>
              {correction.deadline && <DeadlineClocks deadlines={[correction.deadline]} />}
              {applicationId && (
                <Link
                  className="small no-print"
                  to={`/print/applications/${applicationId}/corrections/${correction.id}`}
                >
                  一次性告知书
                </Link>
              )}
            </p>
            <table className="facts">
              <tbody>
                {correction.entries.map((entry) => (
                  <tr key={entry.key}>
                    <th scope="row">{entry.label}</th>
                    <td>{entry.reason}</td>
                    <td className="nowrap muted">{entry.supplied ? '✓ 已补' : '未补'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </Panel>
  );
}
