import { Button } from '@mui/material';
import type { ItemView } from '../../../../server/api/applications.js';
import { MoreMenu } from '../../command/MoreMenu.js';
import { offerOf } from '../../command/offers.js';
import { useOpened } from '../../command/use-opened.js';
import { DecideButtons } from './DecideButtons.js';
import { ItemActionForm } from './ItemActionForm.js';
import '../../command/action-bar.css';

/** Verbs with a button of their own; the others are under 更多. */
const OWN_BUTTON = new Set(['decide', 'request-correction', 'assign-unit', 'end-suspension']);

/** What to do now: one primary verb, at most one beside it, the rest under 更多; a refusal stands in the bar. */
export function ItemActionBar({ item }: { item: ItemView }) {
  const form = useOpened<string>();
  const decide = offerOf(item.actions, 'decide');
  const correct = offerOf(item.actions, 'request-correction');
  const assignUnit = offerOf(item.actions, 'assign-unit');
  const endSuspension = offerOf(item.actions, 'end-suspension');
  const more = item.actions.filter((offer) => !OWN_BUTTON.has(offer.action) && offer.label);
  if (!item.actions.some((offer) => offer.allowed) && !item.task) return null;
  return (
    <>
      <div className="action-bar" role="toolbar" aria-label="办理">
        {assignUnit?.allowed ? (
          <>
            <span className="to-do">没有找到承办单位，请指定</span>
            <span className="spacer" />
            <Button variant="contained" onClick={() => form.show('assign-unit')}>
              指定单位
            </Button>
          </>
        ) : decide?.allowed ? (
          <DecideButtons item={item} onRefuse={() => form.show('refuse')} onGrant={() => form.show('grant')} />
        ) : (
          <>
            <Button variant="contained" disabled>
              办结
            </Button>
            {decide?.reason && <span className="refusal">{decide.reason}</span>}
            <span className="spacer" />
            {endSuspension?.allowed && (
              <Button variant="contained" onClick={() => form.show('end-suspension')}>
                结束特别程序
              </Button>
            )}
          </>
        )}
        {correct?.allowed && <Button onClick={() => form.show('request-correction')}>补正</Button>}
        <MoreMenu offers={more} onPick={form.show} />
      </div>
      {form.value && <ItemActionForm key={form.key} item={item} action={form.value} onClose={form.close} />}
    </>
  );
}
