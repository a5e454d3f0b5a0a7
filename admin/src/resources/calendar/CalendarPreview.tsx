import { Button } from '@mui/material';
import { useState } from 'react';
import type { CalendarImpact, CalendarYearView } from '../../../../server/api/admin.js';
import { useCommand } from '../../command/use-command.js';
import { sentenceOf } from '../../providers/api-error.js';
import { commands, type CalendarChange } from '../../providers/commands.js';
import { Field } from '../../ui/Field.js';
import { isoDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';
import type { CalendarDraft } from './CalendarPage.js';
import type { DayMark } from './YearGrid.js';

interface Props {
  calendar: CalendarYearView;
  draft: CalendarDraft;
  marks: ReadonlyMap<string, { kind: DayMark; name: string }>;
  onDone: () => void;
}

/** Cases shown as examples; all of them get their line in the ledger. */
const EXAMPLES = 5;

const KIND = { HOLIDAY: '假', WORKDAY: '班' } as const;

/** The unsaved days, the notice they rest on, every deadline that would move by unit, then 应用. */
export function CalendarPreview({ calendar, draft, marks, onDone }: Props) {
  const [title, setTitle] = useState('');
  const [number, setNumber] = useState('');
  const [impact, setImpact] = useState<CalendarImpact | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, isBusy, error } = useCommand();
  const change: CalendarChange = {
    noticeTitle: title.trim(),
    ...(number.trim() ? { noticeNo: number.trim() } : {}),
    days: [...marks].map(([date, { kind, name }]) => ({ date, kind, name: name || title.trim() })),
  };
  const preview = async () => {
    setRefusal(null);
    try {
      setImpact(await commands.previewCalendar(calendar.year, change));
    } catch (reason) {
      setRefusal(sentenceOf(reason));
    }
  };
  const save = async () => {
    const done = await run(async () => {
      const { moved } = await commands.saveCalendar(calendar.year, change);
      return { message: moved ? `已保存，${moved} 件的期限已调整，每件留一条记录` : '已保存，没有期限变动' };
    });
    if (done) onDone();
  };
  return (
    <Panel title="未保存的改动" tools={<span className="tag tag-amber">未保存</span>}>
      <div className="stack">
        <p className="small">
          {[...draft].map(([date, kind]) => (
            <span key={date} className="tag" style={{ margin: '0 4px 4px 0' }}>
              {date.slice(5)} {kind ? KIND[kind] : '恢复平日'}
            </span>
          ))}
        </p>
        <Field label="依据的通知" value={title} onChange={setTitle} required placeholder="如：关于台风停工停业的通知" />
        <Field label="文号" value={number} onChange={setNumber} />
        {impact && <Impact impact={impact} />}
        {(refusal ?? error) && (
          <p className="small" role="alert" style={{ color: 'var(--danger)' }}>
            {refusal ?? error}
          </p>
        )}
        <div className="inline">
          {impact ? (
            <Button variant="contained" disabled={isBusy || !title.trim()} onClick={() => void save()}>
              {isBusy ? '正在提交…' : impact.moved ? `应用到 ${impact.moved} 件` : '保存'}
            </Button>
          ) : (
            <Button variant="contained" disabled={!title.trim()} onClick={() => void preview()}>
              预览影响
            </Button>
          )}
          <Button variant="text" onClick={onDone}>
            放弃
          </Button>
          {!title.trim() && <span className="small muted">请填通知名称</span>}
        </div>
      </div>
    </Panel>
  );
}

function Impact({ impact }: { impact: CalendarImpact }) {
  const day = (instant: string | null) => (instant ? isoDay(instant).slice(5) : '–');
  return (
    <>
      <p>{impact.moved ? <b>{impact.moved} 件期限变动</b> : '没有期限变动'}</p>
      <table className="facts">
        <tbody>
          {impact.byUnit.map((unit) => (
            <tr key={unit.unitName}>
              <td>{unit.unitName}</td>
              <td style={{ textAlign: 'right' }}>{unit.count} 件</td>
            </tr>
          ))}
          {impact.examples.slice(0, EXAMPLES).map((example) => (
            <tr key={example.number}>
              <td className="code small">{example.number}</td>
              <td className="small" style={{ textAlign: 'right' }}>
                {day(example.from)} → {day(example.to)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
