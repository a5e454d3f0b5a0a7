import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { neededMaterials, type MaterialRule } from '../../../../server/api/form-rules.js';
import type { ApplicationView, MaterialView } from '../../../../server/api/applications.js';
import type { OneThingForm } from '../../../../server/api/portal.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { fileSize } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

interface Props {
  application: ApplicationView;
  definition: OneThingForm;
  selected: string[];
  form: Record<string, unknown>;
}

/** One set of materials: each once, whatever number of items needs it. */
export function FilingMaterials({ application, definition, selected, form }: Props) {
  const needed = neededMaterials(definition.materials, selected, form, definition.fields);
  const names = new Map(definition.items.map((item) => [item.serviceItemId, item.name]));
  const present = application.materials.filter((material) => material.status !== 'REPLACED');
  return (
    <Panel title="一套材料" sub={`需要 ${needed.length} 份`}>
      {needed.length === 0 && <p className="muted small">所选事项不需要材料。</p>}
      <ul className="filing-materials">
        {needed.map((rule) => (
          <Slot
            key={rule.key}
            rule={rule}
            applicationId={application.id}
            usedBy={[
              ...new Set(
                rule.needs
                  .filter((need) => selected.includes(need.serviceItemId))
                  .map((need) => names.get(need.serviceItemId) ?? ''),
              ),
            ].filter(Boolean)}
            files={present.filter((material) => material.key === rule.key)}
          />
        ))}
      </ul>
    </Panel>
  );
}

function Slot({
  rule,
  applicationId,
  usedBy,
  files,
}: {
  rule: MaterialRule;
  applicationId: string;
  usedBy: string[];
  files: MaterialView[];
}) {
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: ['applications'] });
    } catch (reason) {
      setError(sentenceOf(reason));
    }
    setBusy(false);
  };
  const upload = (file: File) => {
    const body = new FormData();
    body.set('key', rule.key);
    body.set('file', file);
    return http(`/api/applications/${applicationId}/materials`, { method: 'POST', body });
  };
  return (
    <li>
      <div>
        {rule.label}
        <p className="small muted">
          {usedBy.join('、')}
          {rule.hint && `；${rule.hint}`}
        </p>
      </div>
      <Button size="small" disabled={isBusy} onClick={() => input.current?.click()}>
        {isBusy ? '正在上传…' : files.length ? '再传' : '上传'}
      </Button>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-label={`上传${rule.label}`}
        accept="image/jpeg,image/png,application/pdf"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void run(() => upload(file));
        }}
      />
      {files.length > 0 && (
        <ul className="files small">
          {files.map((file) => (
            <span key={file.id}>
              ✓ {file.fileName ?? file.sourceText ?? '已有'} <span className="muted">{fileSize(file.size)}</span>
              {file.status === 'UPLOADED' && (
                <>
                  {' '}
                  <button
                    type="button"
                    className="link"
                    disabled={isBusy}
                    onClick={() =>
                      void run(() =>
                        http(`/api/applications/${applicationId}/materials/${file.id}`, { method: 'DELETE' }),
                      )
                    }
                  >
                    删除
                  </button>
                </>
              )}
            </span>
          ))}
        </ul>
      )}
      {error && (
        <p className="small" role="alert" style={{ gridColumn: '1 / -1', color: 'var(--danger)' }}>
          {error}
        </p>
      )}
    </li>
  );
}
