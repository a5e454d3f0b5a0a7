import { Link } from 'react-router-dom';
import { PROBLEM_STATUSES } from '../../../../server/api/loop-states.js';
import type { ProblemRow } from '../../../../server/api/problems.js';
import { orDash } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

/** 同类问题: of one class, to be solved together (R60). */
export function SiblingProblems({ problems, className }: { problems: ProblemRow[]; className: string | null }) {
  if (problems.length === 0) return null;
  return (
    <Panel title="同类问题" sub={`${className ? `“${className}”类，` : ''}另有 ${problems.length} 个`}>
      <table className="facts">
        <tbody>
          {problems.map((problem) => (
            <tr key={problem.id}>
              <td>
                <Link to={`/problems/${problem.id}`}>{problem.title}</Link>
              </td>
              <td className="muted">{orDash(problem.unitName)}</td>
              <td className="muted nowrap">{PROBLEM_STATUSES[problem.status]}</td>
              <td className="nowrap">
                {problem.rectificationId ? (
                  <Link className="code" to={`/rectifications/${problem.rectificationId}`}>
                    {problem.rectificationNumber}
                  </Link>
                ) : (
                  '–'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
