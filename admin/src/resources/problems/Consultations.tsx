import { Button } from '@mui/material';
import type { ProblemView } from '../../../../server/api/problems.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { offerOf } from '../../command/offers.js';
import { useOpened } from '../../command/use-opened.js';
import { problemCommands } from '../../providers/loop-commands.js';
import { dayTime } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';
import { CONSULTATION_SCOPES, type ConsultationScope } from './consultation-words.js';

/** 联席会商: who met about what, and what they concluded. */
export function Consultations({ problem }: { problem: ProblemView }) {
  const concluding = useOpened<string>();
  const mayConclude = offerOf(problem.actions, 'consult')?.allowed ?? false;
  if (problem.consultations.length === 0) return null;
  return (
    <Panel title="联席会商" sub={`${problem.consultations.length} 次`}>
      <div className="stack">
        {problem.consultations.map((one) => (
          <div key={one.id}>
            <p>
              <b>{one.topic}</b>
            </p>
            <p className="small muted">
              {CONSULTATION_SCOPES[one.scope as ConsultationScope] ?? one.scope} · {one.unitNames.join('、')} ·{' '}
              {dayTime(one.calledAt)}
            </p>
            {one.conclusion ? (
              <p>结论：{one.conclusion}</p>
            ) : concluding.value === one.id ? (
              <ReasonForm
                title="会商结论"
                label="结论"
                submitLabel="写入结论"
                onSubmit={(conclusion) =>
                  problemCommands.conclude(problem.id, one.id, { version: problem.version, conclusion })
                }
                onClose={concluding.close}
              />
            ) : mayConclude ? (
              <Button size="small" onClick={() => concluding.show(one.id)}>
                写结论
              </Button>
            ) : (
              <p className="muted small">还没有结论</p>
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}
