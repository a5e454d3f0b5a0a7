import CameraIcon from '@mui/icons-material/PhotoCameraOutlined';
import type { EvidenceKind, WalkthroughStep } from '../../../../server/api/walkthroughs.js';
import { useCommand } from '../../command/use-command.js';
import { EvidenceLinks } from './EvidenceLinks.js';
import { sendOrKeep } from './kept-posts.js';
import { useKeptPosts, useOwner } from './use-kept.js';
import { evidencePath, walkCommands, walkPath } from './walk-commands.js';
import { WaitingPhotos } from './WaitingPhotos.js';

const needed = ({ kind, needsEvidence }: WalkthroughStep): string => {
  if (!needsEvidence) return '拍照或上传文件（选填）';
  return kind === 'walkthrough.interview' ? '须留下电话或访谈记录' : '须留下照片或记录';
};

/** 凭证: a photo is one tap on a phone; documents too. What cannot be sent at once stays in the phone until there is a net. */
export function EvidenceField({ walkId, step, isOpen }: { walkId: string; step: WalkthroughStep; isOpen: boolean }) {
  const owner = useOwner();
  const { run, isBusy, error } = useCommand();
  const path = evidencePath(walkId, step.kind);
  const waiting = useKeptPosts(walkPath(walkId)).filter((post) => post.path === path);
  const add = (file: File) => {
    const kind: EvidenceKind = step.needsConsent ? 'CONSENT' : file.type.startsWith('image/') ? 'PHOTO' : 'DOCUMENT';
    return run(async () => {
      const what = kind === 'DOCUMENT' ? '文件' : '照片';
      const sent = await sendOrKeep<unknown>({ owner, what, about: walkPath(walkId), path, fields: { kind }, file });
      return { message: sent ? '已上传凭证' : `没有网络，${what}已存在本机，有网后自动上传` };
    });
  };
  return (
    <section aria-label="凭证">
      <h2 className="walker-heading">
        凭证 <span className="muted small">{needed(step)}</span>
      </h2>
      <div className="evidence-row">
        <EvidenceLinks
          evidence={step.evidence}
          {...(isOpen
            ? {
                onRemove: (id: string) =>
                  void run(() => walkCommands.removeEvidence(walkId, step.kind, id), '已删除凭证'),
              }
            : {})}
        />
        {!isBusy && <WaitingPhotos posts={waiting} />}
        {isOpen && (
          <label className="camera">
            <CameraIcon aria-hidden="true" />
            {isBusy ? '正在上传…' : '拍照'}
            <input
              type="file"
              className="visually-hidden"
              aria-label="添加凭证"
              accept="image/jpeg,image/png,application/pdf"
              disabled={isBusy}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file) void add(file);
              }}
            />
          </label>
        )}
      </div>
      {error && (
        <p className="lack" role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
