import { Button } from '@mui/material';
import type { ItemView } from '../../../../server/api/applications.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { offerOf } from '../../command/offers.js';
import { useOpened } from '../../command/use-opened.js';
import { commands } from '../../providers/commands.js';
import { useSession } from '../../providers/use-session.js';
import { dayTime } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

/** 协办: what was asked and answered; the one who was asked answers here. */
export function AssistPanel({ item }: { item: ItemView }) {
  const replying = useOpened<string>();
  const me = useSession()?.user.displayName;
  const offer = offerOf(item.actions, 'reply-assist');
  if (item.assists.length === 0) return null;
  return (
    <Panel title="协办" sub={`${item.assists.length} 次`}>
      <div className="stack">
        {item.assists.map((assist) => (
          <div key={assist.id}>
            <p>
              <b>{assist.userName}</b>　{assist.request}{' '}
              <span className="muted small">{dayTime(assist.requestedAt)}</span>
            </p>
            {assist.reply ? (
              <p>
                回复：{assist.reply}{' '}
                <span className="muted small">{assist.repliedAt && dayTime(assist.repliedAt)}</span>
              </p>
            ) : (assist.userName === me || offer?.allowed) && replying.value !== assist.id ? (
              <Button size="small" variant="contained" onClick={() => replying.show(assist.id)}>
                回复
              </Button>
            ) : (
              replying.value !== assist.id && <p className="muted small">等待回复</p>
            )}
            {replying.value === assist.id && (
              <ReasonForm
                title="回复协办"
                label="意见"
                submitLabel="回复"
                onSubmit={(reply) => commands.replyAssist(item.id, assist.id, { version: item.version, reply })}
                onClose={replying.close}
              />
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}
