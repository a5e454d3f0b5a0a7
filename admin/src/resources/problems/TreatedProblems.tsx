import { Link } from 'react-router-dom';
import { PROBLEM_STATUSES } from '../../../../server/api/loop-states.js';
import type { ProblemRow } from '../../../../server/api/problems.js';
import { Panel } from '../../ui/Panel.js';

/** 一并整改的问题: they have the same measure and end with this rectification (R60). */
export function TreatedProblems({ problems }: { problems: ProblemRow[] }) {
  if (problems.length === 0) return null;
  return (
    <Panel title="一并整改的问题" sub={`${problems.length} 个，销号时一起办结`}>
      <table className="facts">
        <tbody>
          {problems.map((problem) => (
            <tr key={problem.id}>
              <td>
                <Link to={`/problems/${problem.id}`}>{problem.title}</Link>
              </td>
              <td className="code nowrap">{problem.number}</td>
              <td className="muted nowrap">{PROBLEM_STATUSES[problem.status]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
