import FileIcon from '@mui/icons-material/DescriptionOutlined';
import { Button } from '@mui/material';
import type { RectificationView } from '../../../../server/api/rectifications.js';
import { useCommand } from '../../command/use-command.js';
import { rectificationCommands } from '../../providers/loop-commands.js';
import { serverNow } from '../../providers/server-time.js';
import { dayTime } from '../../ui/format.js';

interface Props {
  rectificationId: string;
  proof: RectificationView['proofs'][number];
  /** Of an earlier round. */
  isOld: boolean;
  mayRemove: boolean;
  onShow: () => void;
}

/** One file: pictures as they are, others by name. */
export function ProofCard({ rectificationId, proof, isOld, mayRemove, onShow }: Props) {
  const { run, isBusy, error } = useCommand();
  const isPicture = /^image\//.test(proof.contentType);
  return (
    <figure className="proof-card">
      <button type="button" onClick={onShow} aria-label={`查看 ${proof.fileName}`}>
        {isPicture ? <img src={proof.href} alt="" loading="lazy" /> : <FileIcon />}
      </button>
      <figcaption>
        <span>
          {!isPicture && `${proof.fileName} · `}
          {dayTime(proof.addedAt, serverNow())}
          {isOld && ` · 第 ${proof.round} 次`}
          {proof.note && ` · ${proof.note}`}
        </span>
        {mayRemove && (
          <Button
            variant="text"
            size="small"
            disabled={isBusy}
            onClick={() =>
              void run(() => rectificationCommands.removeProof(rectificationId, proof.id), '已删除这份佐证')
            }
          >
            删除
          </Button>
        )}
        {error && <span className="lack">{error}</span>}
      </figcaption>
    </figure>
  );
}
