import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import type { ApplicationView, CorrectionView } from '../../../../server/api/applications.js';
import { useCorrectedFields } from '../../forms/use-corrected-fields.js';
import { useOneThingForm } from '../../forms/use-one-thing-form.js';
import { PageHead } from '../../list/PageHead.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { Note } from '../../ui/Note.js';
import { Panel } from '../../ui/Panel.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { CorrectionUpload } from './CorrectionUpload.js';
import './filing.css';

const FormJsFields = lazy(() => import('../../forms/FormJsFields'));

/** 代为补正: the clerk supplies what was asked for, for the person at the counter. */
export function SupplyPage() {
  const { correctionId = '' } = useParams();
  return (
    <RecordPage<ApplicationView> resource="applications" listPath="/applications">
      {(application) => {
        const correction = application.corrections.find((one) => one.id === correctionId);
        return (
          <>
            <p className="crumbs">
              <Link to="/applications">办件</Link> /{' '}
              <Link to={`/applications/${application.id}`}>{application.number}</Link>
            </p>
            <PageHead
              title={`代为补正：${application.applicantName}`}
              sub={correction?.itemName ?? application.oneThingName}
            />
            {correction?.status === 'OPEN' ? (
              <Supply key={correction.id} application={application} correction={correction} />
            ) : (
              <Note>这次补正已经结束。</Note>
            )}
          </>
        );
      }}
    </RecordPage>
  );
}

function Supply({ application, correction }: { application: ApplicationView; correction: CorrectionView }) {
  const navigate = useNavigate();
  const { data: definition } = useOneThingForm(application.oneThingId);
  const [changed, setChanged] = useState<Record<string, unknown>>({});
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const fieldKeys = correction.entries.filter((entry) => entry.kind === 'FIELD').map((entry) => entry.key);
  const before = application.form;
  const corrected = useCorrectedFields(
    definition
      ? {
          definition,
          selectedItems: application.selectedItems,
          form: { ...before, ...changed },
          asked: fieldKeys,
          answered: Object.keys(before).filter((key) => before[key] !== null),
        }
      : null,
  );
  const supply = async () => {
    setBusy(true);
    setError(null);
    const form = Object.fromEntries(
      (corrected?.keys ?? []).filter((key) => key in changed).map((key) => [key, changed[key]]),
    );
    try {
      const body = Object.keys(form).length > 0 ? { form } : {};
      const answer = await http<{ complete?: boolean; message: string }>(
        `/api/applications/${application.id}/corrections/${correction.id}/supply`,
        { method: 'POST', body },
      );
      if (answer.complete === false) setError(answer.message);
      else navigate(`/applications/${application.id}`);
    } catch (reason) {
      setError(sentenceOf(reason));
    }
    setBusy(false);
  };
  if (!definition) return <SkeletonRows rows={6} />;
  return (
    <div className="filing-layout">
      <div className="stack">
        <Panel title="要补的" sub={`${correction.entries.length} 项`}>
          <table className="facts">
            <tbody>
              {correction.entries.map((entry) => (
                <tr key={entry.key}>
                  <th scope="row">{entry.label}</th>
                  <td>{entry.reason}</td>
                  <td className="nowrap muted">{entry.supplied ? '✓ 已补' : '未补'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
        {corrected && (
          <Panel title="更正填写的内容">
            <Suspense fallback={<SkeletonRows rows={3} />}>
              <FormJsFields
                schema={corrected.schema}
                rules={definition.fields}
                data={{ ...before, ...changed }}
                onChange={setChanged}
              />
            </Suspense>
          </Panel>
        )}
      </div>
      <aside className="stack">
        <CorrectionUpload application={application} correction={correction} />
        <Panel title="提交补正">
          <div className="stack">
            {error && <Note tone="bad">{error}</Note>}
            <div className="inline">
              <Button variant="contained" disabled={isBusy} onClick={() => void supply()}>
                {isBusy ? '正在提交…' : '提交补正'}
              </Button>
            </div>
          </div>
        </Panel>
      </aside>
    </div>
  );
}
