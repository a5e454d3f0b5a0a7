import { Button } from '@mui/material';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { StuckPlace } from '../../../../server/api/operations.js';
import { serverNow } from '../../providers/server-time.js';
import { dayTime } from '../../ui/format.js';
import { ageWords } from './age-words.js';
import { CaseLink } from './CaseLink.js';
import { PickRow } from './PickRow.js';

/** The case on its diagram with this step in the middle. */
const diagramHref = ({ processInstanceKey, elementId }: StuckPlace) =>
  `/operations/instances/${processInstanceKey}?element=${encodeURIComponent(elementId)}`;

interface Props {
  step: StuckPlace;
  pick: Pick<ComponentProps<typeof PickRow>, 'name' | 'isCurrent' | 'isSelected' | 'onToggle'>;
  tags?: ReactNode;
  technical: ReactNode;
  verb: { label: string; onClick: () => void };
  children: ReactNode;
}

/** A stuck step: its name leads to the diagram, the number to the case; who follows it up. */
export function StepRow({ step, pick, tags, technical, verb, children }: Props) {
  const now = serverNow();
  const age = now ? ageWords(Math.max(0, now.getTime() - Date.parse(step.since))) : '';
  return (
    <PickRow
      {...pick}
      title={
        <>
          <Link to={diagramHref(step)}>{step.elementName}</Link>
          <span className="muted">{step.processName}</span>
          {tags}
          {step.underway && <span className="tag">已提交，正在执行</span>}
          {step.followUp && (
            <span className="tag" title={`${step.followUp.reason}（${dayTime(step.followUp.at, now)}）`}>
              {step.followUp.name}在跟进
            </span>
          )}
        </>
      }
      meta={
        <>
          <CaseLink {...step} /> · {dayTime(step.since, now)} 起{age && `，已 ${age}`}
        </>
      }
      technical={
        <>
          {technical}
          <br />
          流程实例 {step.processInstanceKey} · 编号 {step.id} · 元素 {step.elementId}
        </>
      }
      verb={
        <Button size="small" onClick={verb.onClick} disabled={step.underway} aria-label={`${verb.label} ${pick.name}`}>
          {verb.label}
        </Button>
      }
    >
      {children}
    </PickRow>
  );
}
