import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { PROOF_SLOTS, type ProofSlot } from '../../../../server/api/loop-states.js';
import { useCommand } from '../../command/use-command.js';
import { rectificationCommands } from '../../providers/loop-commands.js';

/** 添加 to one slot; taking a photo or choosing a file is one click. */
export function ProofUpload({ rectificationId, slot }: { rectificationId: string; slot: ProofSlot }) {
  const { run, isBusy, error } = useCommand();
  return (
    <>
      <Button
        size="small"
        component="label"
        role={undefined}
        tabIndex={-1}
        startIcon={<UploadIcon />}
        disabled={isBusy}
      >
        {isBusy ? '正在上传…' : '添加文件'}
        <input
          type="file"
          className="visually-hidden"
          aria-label={`添加${PROOF_SLOTS[slot]}`}
          accept="image/jpeg,image/png,application/pdf"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file)
              void run(
                () => rectificationCommands.addProof(rectificationId, slot, file),
                `已添加${PROOF_SLOTS[slot]}：${file.name}`,
              );
          }}
        />
      </Button>
      {error && (
        <p className="lack" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
