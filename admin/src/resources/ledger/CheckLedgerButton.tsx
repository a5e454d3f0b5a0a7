import ShieldIcon from '@mui/icons-material/VerifiedUserOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import type { LedgerCheck } from '../../../../server/api/admin.js';
import { sentenceOf } from '../../providers/api-error.js';
import { commands } from '../../providers/commands.js';
import { Note } from '../../ui/Note.js';

/** 校验链条: 完整, or the first line that does not fit. */
export function CheckLedgerButton() {
  const [result, setResult] = useState<LedgerCheck | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      setResult(await commands.checkLedger());
    } catch (error) {
      setRefusal(sentenceOf(error));
    }
    setBusy(false);
  };
  return (
    <>
      <Button startIcon={<ShieldIcon />} disabled={isBusy} onClick={() => void check()}>
        {isBusy ? '正在校验…' : '校验链条'}
      </Button>
      {(result ?? refusal) && (
        <div style={{ flexBasis: '100%' }}>
          <Note tone={result?.complete ? 'good' : 'bad'}>{result ? result.message : refusal}</Note>
        </div>
      )}
    </>
  );
}
