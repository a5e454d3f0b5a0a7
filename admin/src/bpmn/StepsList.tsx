import type { InstanceView } from '../../../server/api/processes.js';
import { dayTime } from '../ui/format.js';
import './steps-list.css';

const STATE = { ACTIVE: '正在这一步', COMPLETED: '已完成', TERMINATED: '已终止' } as const;

/** The diagram's twin: the steps in the order they were reached, in words. */
export function StepsList({ instance, onOpen }: { instance: InstanceView; onOpen: (key: string) => void }) {
  const steps = instance.elements
    .filter((element) => element.name && element.elementId !== instance.processId)
    .sort((a, b) => a.enteredAt.localeCompare(b.enteredAt));
  return (
    <ol className="steps-list">
      {steps.map((step, index) => (
        <li
          key={`${step.elementId}${index}`}
          className={`step-${step.state.toLowerCase()}`}
          aria-current={step.state === 'ACTIVE' ? 'step' : undefined}
        >
          <span>
            {step.calledInstanceKey ? (
              <button type="button" className="link" onClick={() => onOpen(step.calledInstanceKey!)}>
                {step.name}
              </button>
            ) : (
              step.name
            )}
          </span>
          <span className="small muted">
            {STATE[step.state]} · {dayTime(step.leftAt ?? step.enteredAt)}
          </span>
        </li>
      ))}
    </ol>
  );
}
