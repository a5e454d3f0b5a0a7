import EditIcon from '@mui/icons-material/EditOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { sentenceOf } from '../../providers/api-error.js';
import { usePermission } from '../../providers/use-session.js';
import { openOwnDraft } from './design-commands.js';
import { useWideScreen } from './use-wide-screen.js';

/** 编辑: goes on with this designer's draft of the process, or begins one. Shown to designers. */
export function EditProcessButton({ processId }: { processId: string }) {
  const mayDesign = usePermission('process.design');
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isWide = useWideScreen();
  if (!mayDesign) return null;
  if (!isWide) return <span className="small muted">手机上只能看，编辑请用电脑</span>;
  const open = async () => {
    setBusy(true);
    try {
      await navigate(`/process-drafts/${await openOwnDraft(processId)}`);
    } catch (reason) {
      setError(sentenceOf(reason));
      setBusy(false);
    }
  };
  return (
    <>
      {error && (
        <span className="error small" role="alert">
          {error}
        </span>
      )}
      <Button variant="contained" startIcon={<EditIcon />} disabled={isBusy} onClick={() => void open()}>
        编辑
      </Button>
    </>
  );
}
