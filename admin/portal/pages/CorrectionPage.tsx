import { lazy, Suspense, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import type { FormJsHandle } from '../../src/forms/FormJsFields';
import { useCorrectedFields } from '../../src/forms/use-corrected-fields';
import { MaterialSlot } from '../parts/MaterialSlot';
import { LoadingOr, Note } from '../parts/Notes';
import { Shell } from '../parts/Shell';
import { portalApi, type PortalError } from '../portal-api';
import { useLoaded } from '../use-loaded';

const FormJsFields = lazy(() => import('../../src/forms/FormJsFields'));

/** Supply everything that one correction asks for, in one go; only what is asked can be changed. */
export function CorrectionPage() {
  const { applicationId = '', correctionId = '' } = useParams();
  const navigate = useNavigate();
  const back = `/progress/${applicationId}`;
  const { value, error, reload } = useLoaded(
    async () => ({
      progress: await portalApi.progress(applicationId),
      detail: await portalApi.correction(applicationId, correctionId),
    }),
    correctionId,
  );
  const [typed, setTyped] = useState<Record<string, unknown>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fields = useRef<FormJsHandle>(null);
  const correction = value?.progress.corrections.find((each) => each.id === correctionId);
  const asked = (correction?.entries ?? []).filter((entry) => entry.kind === 'FIELD').map((entry) => entry.key);
  const corrected = useCorrectedFields(value && { ...value.detail, form: { ...value.detail.form, ...typed }, asked });

  if (!value || !correction)
    return (
      <Shell title="补交" back={back}>
        <LoadingOr error={error} onRetry={reload} />
      </Shell>
    );
  const materials = correction.entries.filter((entry) => entry.kind === 'MATERIAL');
  const hasFile = (key: string) =>
    value.detail.materials.some((material) => material.key === key && material.addedAt >= correction.requestedAt);
  const waiting = materials.filter((entry) => !hasFile(entry.key)).length;

  const upload = async (key: string, file: File) => {
    await portalApi.upload(applicationId, key, file, correctionId);
    reload();
  };

  const supply = async () => {
    if (fields.current && !fields.current.validate()) return setProblem('有几处没有填好，已在旁边标出');
    setBusy(true);
    setProblem(null);
    try {
      const form = Object.fromEntries(
        (corrected?.keys ?? []).map((key) => [key, typed[key] ?? value.detail.form[key] ?? null]),
      );
      await portalApi.supply(applicationId, correctionId, form);
      void navigate(back, { replace: true });
    } catch (refused) {
      setProblem((refused as PortalError).message);
      setBusy(false);
    }
  };

  return (
    <Shell
      title="补交"
      back={back}
      bar={
        <button
          type="button"
          className="button primary"
          disabled={busy || waiting > 0 || correction.status !== 'OPEN'}
          onClick={() => void supply()}
        >
          {correction.status !== 'OPEN'
            ? '已不需要补交'
            : waiting > 0
              ? `还差 ${waiting} 份材料`
              : busy
                ? '正在提交…'
                : '提交补交内容'}
        </button>
      }
    >
      <Note tone="warn">
        {correction.itemName ? `${correction.itemName}等您补充，其他事项照常办理。` : '预审等您补充。'}
        补交前时间暂停计算
        {correction.deadline ? `；${correction.deadline.text}` : ''}。
      </Note>
      <section className="panel">
        <h3>一次性告知</h3>
        <ol className="plain">
          {correction.entries.map((entry) => (
            <li key={entry.key}>
              <b>{entry.label}</b>
              <span className="second">{entry.reason}</span>
            </li>
          ))}
        </ol>
      </section>
      {corrected && (
        <Suspense fallback={<div className="skeleton" />}>
          <div className="panel form">
            <FormJsFields
              schema={corrected.schema}
              rules={value.detail.definition.fields}
              data={{ ...value.detail.form, ...typed }}
              handle={fields}
              onChange={setTyped}
            />
          </div>
        </Suspense>
      )}
      {materials.map((entry) => (
        <MaterialSlot
          key={entry.key}
          label={entry.label}
          hint={entry.reason}
          usedBy={[]}
          required
          files={value.detail.materials.filter((material) => material.key === entry.key)}
          onUpload={(file) => upload(entry.key, file)}
          onRemove={(material) => portalApi.removeMaterial(applicationId, material.id).then(reload)}
        />
      ))}
      {problem && <Note tone="bad">{problem}</Note>}
    </Shell>
  );
}
