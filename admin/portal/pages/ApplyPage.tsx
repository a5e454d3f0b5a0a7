import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { visibleFields } from '../../../server/api/form-rules';
import type { DraftView, OneThingForm } from '../../../server/api/portal';
import type { FormJsHandle } from '../../src/forms/FormJsFields';
import { ItemTicks } from '../../src/forms/ItemTicks';
import { FormStep } from '../apply/FormStep';
import { MaterialsStep } from '../apply/MaterialsStep';
import { ReviewStep } from '../apply/ReviewStep';
import { useDraft } from '../apply/use-draft';
import { LoadingOr, Note } from '../parts/Notes';
import { Shell } from '../parts/Shell';
import { StepHead } from '../parts/StepHead';
import { portalApi, remembered, type PortalError } from '../portal-api';

const STEPS = ['选事项', '填表', '交材料', '核对并提交'];

/** One form, one set of materials, one application (R87): four steps, saved all the while. */
export function ApplyPage() {
  const { oneThingId = '' } = useParams();
  const navigate = useNavigate();
  const { state, error, saved, change, flush, reload } = useDraft(oneThingId);
  const [step, setStep] = useState(0);
  const [credit, setCredit] = useState(false);
  const [tolerance, setTolerance] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fields = useRef<FormJsHandle>(null);

  useEffect(() => {
    void window.scrollTo(0, 0); // answers a promise in newer browsers, which React would take for a clean-up
  }, [step]);

  if (!state)
    return (
      <Shell title="办事" back="/">
        <LoadingOr error={error} onRetry={() => window.location.reload()} />
      </Shell>
    );
  const { definition, draft } = state;

  const go = async (to: number) => {
    setProblem(null);
    if (to > step && step === 0 && draft.selectedItems.length === 0) return setProblem('请至少选择一个事项');
    if (to > step && step === 1 && fields.current && !fields.current.validate())
      return setProblem('有几处没有填好，已在旁边标出');
    setBusy(true);
    try {
      await flush();
      setStep(to);
    } catch (refused) {
      setProblem((refused as PortalError).message);
    }
    setBusy(false);
  };

  const submit = async () => {
    setProblem(null);
    setBusy(true);
    try {
      const version = await flush();
      const { id, number } = await portalApi.submit(draft.id, { version, commitments: { credit, tolerance } });
      remembered.finish(oneThingId);
      const told = new URLSearchParams({ number, phone: phoneLabel(definition, draft) });
      void navigate(`/submitted/${id}?${told.toString()}`, { replace: true });
    } catch (refused) {
      setProblem((refused as PortalError).message);
      setBusy(false);
    }
  };

  const last = step === STEPS.length - 1;
  return (
    <Shell
      title={definition.name}
      back="/"
      bar={
        <>
          {problem && (
            <p className="bar-note" role="alert">
              {problem}
            </p>
          )}
          {step > 0 && (
            <button type="button" className="button" disabled={busy} onClick={() => void go(step - 1)}>
              上一步
            </button>
          )}
          <button
            type="button"
            className="button primary"
            disabled={busy}
            onClick={() => void (last ? submit() : go(step + 1))}
          >
            {last ? (busy ? '正在提交…' : '提交申请') : `下一步：${STEPS[step + 1]}`}
          </button>
        </>
      }
    >
      <StepHead step={step} names={STEPS} saved={saved} />
      {step === 0 && (
        <>
          {definition.note && <Note tone="info">{definition.note}</Note>}
          <ItemTicks
            items={definition.items}
            selected={draft.selectedItems}
            form={draft.form}
            onChange={(selectedItems) => change({ selectedItems })}
          />
        </>
      )}
      {step === 1 && (
        <FormStep definition={definition} draft={draft} handle={fields} onChange={(form) => change({ form })} />
      )}
      {step === 2 && <MaterialsStep definition={definition} draft={draft} onChanged={reload} />}
      {last && (
        <ReviewStep
          definition={definition}
          draft={draft}
          credit={credit}
          onCredit={setCredit}
          tolerance={tolerance}
          onTolerance={setTolerance}
          onGo={(to) => void go(to)}
        />
      )}
    </Shell>
  );
}

/** Which number the progress is looked up by: the applicant's, the handler's of the employer, the agent's. */
function phoneLabel({ applicant, fields }: OneThingForm, draft: DraftView): string {
  const asked = visibleFields(fields, draft.selectedItems, draft.form);
  return applicant.phone.flatMap((key) => asked.find((field) => field.key === key)?.label ?? [])[0] ?? '手机号码';
}
