import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { RectificationView } from '../../../../server/api/rectifications.js';
import { offerOf } from '../../command/offers.js';
import { Field } from '../../ui/Field.js';
import { Panel } from '../../ui/Panel.js';
import type { FixDraft } from './use-fix-draft.js';
import './rectification-facts.css';

interface Props {
  view: RectificationView;
  draft: FixDraft;
  onDraft: (change: Partial<FixDraft>) => void;
}

/** Problem, measure, and what its kind asks for; whoever fixes it types here what was done. */
export function RectificationFacts({ view, draft, onDraft }: Props) {
  const isFixing = view.status === 'RECTIFYING' && (offerOf(view.actions, 'add-proof')?.allowed ?? false);
  const lack = (slot: string) => view.missing.find((one) => one.slot === slot)?.message ?? null;
  return (
    <Panel title="整改" sub={isFixing ? '填写的内容自动存在本机' : undefined}>
      <dl className="key-values">
        {view.problem && (
          <Fact label="问题" value={view.problem.description || view.problem.title}>
            <Link className="code" to={`/problems/${view.problem.id}`}>
              {view.problem.number}
            </Link>
          </Fact>
        )}
        <Fact label="措施" value={view.measure} lack={lack('measure')} />
        {view.kind === 'TIME_LIMITED' && (
          <>
            <Fact label="工作计划" value={view.plan} lack={lack('plan')} />
            <Fact label="工作标准" value={view.standard} lack={lack('standard')} />
          </>
        )}
        {view.kind === 'SYSTEMIC' && (
          <>
            <Fact label="规律总结" value={view.findings} lack={lack('findings')} />
            <Fact label="对策" value={view.remedy} lack={lack('remedy')} />
            {!isFixing && <Fact label="所立制度" value={view.rule} lack={lack('rule')} />}
          </>
        )}
        {!isFixing && view.effect && <Fact label="整改效果" value={view.effect} />}
        {view.changedProcess && (
          <Fact label="改动的流程" value={null}>
            <Link to={`/processes/${view.changedProcess.processId}`}>
              {view.changedProcess.name} 第 {view.changedProcess.version} 版
            </Link>
          </Fact>
        )}
      </dl>
      {isFixing && (
        <div className="stack" style={{ marginTop: 12 }}>
          <Field
            label="完成情况"
            rows={2}
            value={draft.note}
            onChange={(note) => onDraft({ note })}
            required
            placeholder="做了什么，什么时候做完"
          />
          {view.kind === 'SYSTEMIC' && (
            <Field label="所立制度" rows={2} value={draft.rule} onChange={(rule) => onDraft({ rule })} required />
          )}
          <Field
            label="整改效果"
            rows={2}
            value={draft.effect}
            onChange={(effect) => onDraft({ effect })}
            placeholder="如：10 月 9 日至 13 日共 26 件，均未收复印件"
          />
        </div>
      )}
    </Panel>
  );
}

function Fact({
  label,
  value,
  lack = null,
  children,
}: {
  label: string;
  value: string | null;
  lack?: string | null;
  children?: ReactNode;
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="whole">
        {value ? (
          <span className="lines">{value}</span>
        ) : lack || children ? null : (
          <span className="muted">还没有</span>
        )}{' '}
        {children}
        {lack && <span className="lack">{lack}</span>}
      </dd>
    </>
  );
}
