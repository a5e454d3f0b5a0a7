import { Button, Checkbox, FormControlLabel } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { MissingEntry, OneThingForm } from '../../../../server/api/portal.js';
import { ApiError, sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { Note } from '../../ui/Note.js';
import { Panel } from '../../ui/Panel.js';

interface Props {
  applicationId: string;
  definition: OneThingForm;
  selected: string[];
  /** Saves the draft; answers its version. */
  prepare: () => Promise<number>;
}

/** 提交: everything missing at once; a missing material may be promised for later (容缺). */
export function SubmitPanel({ applicationId, definition, selected, prepare }: Props) {
  const navigate = useNavigate();
  const [missing, setMissing] = useState<MissingEntry[]>([]);
  const [promised, setPromised] = useState<string[]>([]);
  const [credit, setCredit] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const needsCredit = definition.creditCommitmentItems.some((id) => selected.includes(id));
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      const version = await prepare();
      await http(`/api/applications/${applicationId}/submit`, {
        method: 'POST',
        body: {
          version,
          commitments: { ...(needsCredit ? { credit } : {}), ...(promised.length ? { tolerance: promised } : {}) },
        },
      });
      navigate(`/applications/${applicationId}`);
    } catch (reason) {
      setError(sentenceOf(reason));
      setMissing(
        reason instanceof ApiError ? ((reason.body.details?.['missing'] as MissingEntry[] | undefined) ?? []) : [],
      );
    }
    setBusy(false);
  };
  const toggle = (key: string) =>
    setPromised((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key]));
  return (
    <Panel title="核对并提交">
      <div className="stack">
        {needsCredit && (
          <FormControlLabel
            control={<Checkbox checked={credit} onChange={(_, next) => setCredit(next)} />}
            label="申请人已签署信用承诺书"
          />
        )}
        {error && (
          <Note tone="bad">
            <b>{error}</b>
            {missing.length > 0 && (
              <ul className="missing-list small">
                {missing.map((entry) => (
                  <li key={`${entry.kind}${entry.key}`}>
                    {entry.message}
                    {entry.kind === 'MATERIAL' && (
                      <FormControlLabel
                        control={<Checkbox checked={promised.includes(entry.key)} onChange={() => toggle(entry.key)} />}
                        label="已签容缺承诺，办理中补交"
                        sx={{ display: 'flex' }}
                      />
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Note>
        )}
        <div className="inline">
          <Button variant="contained" disabled={isBusy} onClick={() => void submit()}>
            {isBusy ? '正在提交…' : '提交申请'}
          </Button>
          <span className="small muted">提交后进入预审</span>
        </div>
      </div>
    </Panel>
  );
}
