import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { PROOF_SLOTS, type ProofSlot } from '../../../../server/api/loop-states.js';
import { useCommand } from '../../command/use-command.js';
import { rectificationCommands } from '../../providers/loop-commands.js';
import { FileButton } from '../../ui/FileButton.js';

/** 添加 to one slot; taking a photo or choosing a file is one click. */
export function ProofUpload({ rectificationId, slot }: { rectificationId: string; slot: ProofSlot }) {
  const { run, isBusy, error } = useCommand();
  return (
    <>
      <FileButton
        label={`添加${PROOF_SLOTS[slot]}`}
        icon={<UploadIcon />}
        disabled={isBusy}
        onFile={(file) =>
          void run(
            () => rectificationCommands.addProof(rectificationId, slot, file),
            `已添加${PROOF_SLOTS[slot]}：${file.name}`,
          )
        }
      >
        {isBusy ? '正在上传…' : '添加文件'}
      </FileButton>
      {error && (
        <p className="lack" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
