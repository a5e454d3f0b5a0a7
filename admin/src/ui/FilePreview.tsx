import CloseIcon from '@mui/icons-material/CloseOutlined';
import { Button, Dialog, IconButton } from '@mui/material';
import { useEffect, useState } from 'react';
import type { MaterialView } from '../../../server/api/applications.js';

/** Pictures and PDF are shown in the page; everything else is only downloaded. */
export const canPreview = ({ contentType }: MaterialView): boolean =>
  contentType !== null && (/^image\/(png|jpeg|gif|webp)$/.test(contentType) || contentType === 'application/pdf');

/** Looks at one file without leaving the page. A PDF is shown from memory: our answers may not be framed. */
export function FilePreview({ material, onClose }: { material: MaterialView; onClose: () => void }) {
  const [url, setUrl] = useState<string | null>(null);
  const isPdf = material.contentType === 'application/pdf';
  useEffect(() => {
    if (!isPdf || !material.href) return;
    let made: string | null = null;
    let isGone = false;
    void fetch(material.href)
      .then((answer) => answer.blob())
      .then((blob) => {
        if (isGone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      });
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [isPdf, material.href]);
  if (!material.href) return null;
  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth transitionDuration={0} aria-label={material.label}>
      <header style={{ display: 'flex', alignItems: 'center', gap: 8, padding: '8px 8px 8px 16px' }}>
        <h2>{material.label}</h2>
        <span className="spacer" />
        <Button size="small" href={material.href} download>
          下载
        </Button>
        <IconButton aria-label="关闭" onClick={onClose}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </header>
      {isPdf ? (
        url && <iframe title={material.label} src={url} style={{ height: '80vh', border: 0 }} />
      ) : (
        <div style={{ display: 'grid', placeItems: 'center', background: 'var(--surface-3)', overflow: 'auto' }}>
          <img src={material.href} alt={material.label} style={{ maxWidth: '100%', maxHeight: '80vh' }} />
        </div>
      )}
    </Dialog>
  );
}
