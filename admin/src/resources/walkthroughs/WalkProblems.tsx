import { Link } from 'react-router-dom';
import { PROBLEM_STATUSES } from '../../../../server/api/loop-states.js';
import type { WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { Panel } from '../../ui/Panel.js';

/** What was raised on this walk and where it stands. */
export function WalkProblems({ walk }: { walk: WalkthroughView }) {
  return (
    <Panel
      title="问题"
      sub={`${walk.problems} 个，未销号 ${walk.openProblems} 个`}
      tools={
        walk.problems > 0 &&
        !walk.mine && (
          <Link className="small" to={`/three-lists?walkthroughId=${walk.id}`}>
            三个清单
          </Link>
        )
      }
    >
      {walk.problemRows.length === 0 && <p className="muted small">还没有登记问题</p>}
      <ul className="walker-links">
        {walk.problemRows.map((row) => (
          <li key={row.id}>
            <Link to={row.rectificationId ? `/rectifications/${row.rectificationId}` : `/problems/${row.id}`}>
              <b>{row.title}</b>
              <span className="muted small">
                {row.number} · {PROBLEM_STATUSES[row.status]}
                {row.unitName && ` · ${row.unitName}`}
                {row.status === 'TRIAGED' && row.measures === 0 && ' · 未定措施'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
