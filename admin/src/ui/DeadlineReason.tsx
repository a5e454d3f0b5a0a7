import type { DeadlineExplanation } from '../../../server/api/deadlines.js';
import { dayInWords, dayTime, shortDay, timeOfDay } from './format.js';
import { Note } from './Note.js';
import { WeekStrip } from './WeekStrip.js';
import './deadline-reason.css';

/** `为什么是 10月14日（周三）17:30？` */
export const reasonTitle = ({ dueAt, title }: DeadlineExplanation): string =>
  dueAt ? `为什么是 ${dayInWords(dueAt)}${timeOfDay(dueAt)}？` : title;

/** Start, rule and its source, the days, the sum and every change: enough to recount it on paper. */
export function DeadlineReason({ explanation }: { explanation: DeadlineExplanation }) {
  const { rule, days, sum, changes, warnings, startsAt, startText } = explanation;
  const notices = [...new Set(days.map((day) => day.notice).filter((notice) => notice !== null))];
  return (
    <div className="deadline-reason">
      <p>
        起算：<b>{startText || dayInWords(startsAt)}</b>
        <span className="gap" />
        规则：<b>{rule.text}</b>{' '}
        {rule.doc && <span className="muted">{[rule.doc, rule.section].filter(Boolean).join(' ')}</span>}
      </p>
      {warnings.map((warning) => (
        <Note key={warning} tone="warn">
          {warning}
        </Note>
      ))}
      <WeekStrip days={days} />
      <p className="legend">
        <span>
          <b>1 2 3</b> 计入的日子
        </span>
        <span>
          <b>休</b> 周末
        </span>
        <span>
          <b>假</b> 放假{notices.length > 0 && `（${notices.join('、')}）`}
        </span>
        <span>
          <b>班</b> 调休上班
        </span>
        <span>
          <b>停</b> 暂停，不计
        </span>
      </p>
      <table className="facts">
        <tbody>
          <tr>
            <th scope="row">算式</th>
            <td>{sum}</td>
          </tr>
          {changes.map((change) => (
            <tr key={`${change.at}${change.reason}`}>
              <th scope="row">变化</th>
              <td>
                {change.oldDueAt ? shortDay(change.oldDueAt, null).slice(-5) : '未定'} →{' '}
                <b>{change.newDueAt ? shortDay(change.newDueAt, null).slice(-5) : '暂停'}</b>
                <span className="gap" />
                {dayTime(change.at).slice(-11)} {change.reason}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
