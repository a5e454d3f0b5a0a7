import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApplicationView, CorrectionEntry, CorrectionView } from '../../../../server/api/applications.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { FileButton } from '../../ui/FileButton.js';
import { Panel } from '../../ui/Panel.js';

interface Props {
  application: ApplicationView;
  correction: CorrectionView;
}

/** The materials of one correction, each with its upload. */
export function CorrectionUpload({ application, correction }: Props) {
  const entries = correction.entries.filter((entry) => entry.kind === 'MATERIAL');
  if (entries.length === 0) return null;
  return (
    <Panel title="补交材料" sub={`${entries.length} 份`}>
      <ul className="filing-materials">
        {entries.map((entry) => (
          <Row key={entry.key} entry={entry} application={application} correctionId={correction.id} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({
  entry,
  application,
  correctionId,
}: {
  entry: CorrectionEntry & { supplied: boolean };
  application: ApplicationView;
  correctionId: string;
}) {
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [sent, setSent] = useState<string[]>([]);
  const upload = async (file: File) => {
    const body = new FormData();
    body.set('key', entry.key);
    body.set('correctionId', correctionId);
    body.set('file', file);
    setBusy(true);
    setError(null);
    try {
      await http(`/api/applications/${application.id}/materials`, { method: 'POST', body });
      setSent((before) => [...before, file.name]);
      await queryClient.invalidateQueries({ queryKey: ['applications'] });
    } catch (reason) {
      setError(sentenceOf(reason));
    }
    setBusy(false);
  };
  return (
    <li>
      <div>{entry.label}</div>
      <FileButton label={`上传${entry.label}`} disabled={isBusy} onFile={(file) => void upload(file)}>
        {isBusy ? '正在上传…' : sent.length || entry.supplied ? '再传' : '上传'}
      </FileButton>
      {sent.length > 0 && <p className="files small">✓ {sent.join('、')}</p>}
      {error && (
        <p className="small" role="alert" style={{ gridColumn: '1 / -1', color: 'var(--danger)' }}>
          {error}
        </p>
      )}
    </li>
  );
}
