import { useId, useState } from 'react';
import type { MaterialView } from '../../../server/api/applications';
import type { PortalError } from '../portal-api';

interface MaterialSlotProps {
  label: string;
  hint: string | null;
  /** Which ticked items use it: one upload for all of them. */
  usedBy: string[];
  required: boolean;
  files: MaterialView[];
  onUpload(file: File): Promise<void>;
  onRemove(material: MaterialView): Promise<void>;
}

/** One material of the one set: what it is for, what is there, upload by camera or file. */
export function MaterialSlot({ label, hint, usedBy, required, files, onUpload, onRemove }: MaterialSlotProps) {
  const input = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // a promise to hand it in later (容缺承诺) stands in the list, but is no file
  const hasFile = files.some((file) => file.status !== 'COMMITMENT');
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    await work().catch((problem: PortalError) => setError(problem.message));
    setBusy(false);
  };
  return (
    <section className={`panel slot${required && !hasFile ? ' empty' : ''}`} aria-label={label}>
      <h3>
        {label}
        <span className="tag">{required ? '需提供' : '暂不需要'}</span>
      </h3>
      <p className="second">{[usageOf(usedBy), hint].filter(Boolean).join('。')}</p>
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            <span>{file.fileName ?? file.sourceText ?? '已有'}</span>
            <span className="second">{file.size === null ? '' : sizeText(file.size)}</span>
            {file.status === 'UPLOADED' && (
              <button type="button" className="link" disabled={busy} onClick={() => void run(() => onRemove(file))}>
                删除
              </button>
            )}
          </li>
        ))}
      </ul>
      <label htmlFor={input} className={`button${busy ? ' busy' : ''}`}>
        {busy ? '正在上传…' : hasFile ? '再传一个' : '拍照或选文件'}
      </label>
      <input
        id={input}
        className="hidden-input"
        type="file"
        accept="image/jpeg,image/png,application/pdf"
        disabled={busy}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void run(() => onUpload(file));
        }}
      />
      <p className="second">JPG、PNG 或 PDF</p>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </section>
  );
}

const usageOf = (usedBy: string[]) =>
  usedBy.length > 1 ? `${usedBy.join('、')}共用，只交一次` : usedBy.length === 1 ? `用于${usedBy[0]}` : null;

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
