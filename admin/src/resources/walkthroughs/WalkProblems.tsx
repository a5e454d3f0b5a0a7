import { Link } from 'react-router-dom';
import { PROBLEM_STATUSES } from '../../../../server/api/loop-states.js';
import type { WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { Panel } from '../../ui/Panel.js';

/** Problems and needs that were raised on this walk, and where they stand. */
export function WalkProblems({ walk }: { walk: WalkthroughView }) {
  return (
    <Panel
      title="问题和需求"
      sub={`问题 ${walk.problems} 个，未销号 ${walk.openProblems} 个；需求 ${walk.needs.length} 个`}
      tools={
        walk.problems + walk.needs.length > 0 &&
        !walk.mine && (
          <Link className="small" to={`/three-lists?walkthroughId=${walk.id}`}>
            三个清单
          </Link>
        )
      }
    >
      {walk.problems + walk.needs.length === 0 && <p className="muted small">还没有登记问题和需求</p>}
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
        {walk.needs.map(({ id, number, description, measures }) => (
          <li key={id} className="need">
            <b>{description}</b>
            <span className="muted small">
              {number} · 需求 · {measures > 0 ? `措施 ${measures} 条` : '未定措施'}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
