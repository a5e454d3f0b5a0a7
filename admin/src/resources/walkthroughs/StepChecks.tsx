import { Link } from 'react-router-dom';
import type { Conclusion } from '../../../../server/api/loop-states.js';
import { CHECK_RESULTS, type Checkpoint } from '../../../../server/api/walkthroughs.js';

/** How the checkpoints of a step came out: the sums, and below them each with its basis. */
export function StepChecks({ checkpoints }: { checkpoints: readonly Checkpoint[] }) {
  const concluded = checkpoints.filter(({ result }) => result !== null);
  if (concluded.length === 0) return null;
  const sums = (Object.entries(CHECK_RESULTS) as [Conclusion, string][]).flatMap(([result, words]) => {
    const count = concluded.filter((each) => each.result === result).length;
    return count > 0 ? [`${words} ${count}`] : [];
  });
  return (
    <details className="step-checks">
      <summary className="small">
        检查点 {concluded.length} 个：{sums.join('，')}
      </summary>
      <ul>
        {concluded.map(({ id, dimension, title, result, basis, problemId }) => (
          <li key={id} className="small">
            <span className={result === 'UNQUALIFIED' ? 'tag tag-red' : 'tag tag-solid'}>
              {result && CHECK_RESULTS[result]}
            </span>{' '}
            {dimension} · {title}
            <span className="muted">
              {basis && `：${basis}`} {problemId && <Link to={`/problems/${problemId}`}>看问题</Link>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
