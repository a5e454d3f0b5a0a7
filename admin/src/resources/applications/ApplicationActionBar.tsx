import CheckIcon from '@mui/icons-material/CheckOutlined';
import { Button } from '@mui/material';
import { Link, useNavigate } from 'react-router-dom';
import { APPLICATION_STATUSES } from '../../../../server/api/application-states.js';
import type { ApplicationView } from '../../../../server/api/applications.js';
import { MoreMenu } from '../../command/MoreMenu.js';
import { offerOf } from '../../command/offers.js';
import { useOpened } from '../../command/use-opened.js';
import { usePermission } from '../../providers/use-session.js';
import { AcceptButton } from './AcceptButton.js';
import { ApplicationActionForm } from './ApplicationActionForm.js';
import '../../command/action-bar.css';

/** Pre-check: 材料齐全，受理 · 缺材料 · 不予受理; everything else under 更多. */
export function ApplicationActionBar({ application }: { application: ApplicationView }) {
  const form = useOpened<string>();
  const navigate = useNavigate();
  const mayFile = usePermission('application.file');
  const precheck = offerOf(application.actions, 'precheck');
  const more = application.actions.filter((offer) => offer.action !== 'precheck' && offer.label);
  const pick = (action: string) => {
    const open = application.corrections.find((correction) => correction.status === 'OPEN');
    if (action === 'supply-correction' && open) navigate(`/filing/${application.id}/corrections/${open.id}`);
    else form.show(action);
  };
  if (application.status === 'DRAFT') {
    return mayFile ? (
      <div className="action-bar">
        <span className="to-do">还没有提交</span>
        <span className="spacer" />
        <Button variant="contained" component={Link} to={`/filing/${application.id}`}>
          继续填写
        </Button>
      </div>
    ) : null;
  }
  if (!application.task && more.length === 0) return null;
  return (
    <>
      <div className="action-bar" role="toolbar" aria-label="办理">
        {precheck?.allowed ? (
          <>
            <span className="to-do">预审：材料是否齐全</span>
            <span className="spacer" />
            <AcceptButton application={application} icon={<CheckIcon />} />
            <Button onClick={() => form.show('incomplete')}>缺材料</Button>
            <MoreMenu
              offers={[
                { action: 'tolerance', label: '容缺受理', allowed: true, reason: null },
                { action: 'reject', label: '不予受理', allowed: true, reason: null },
                ...more,
              ]}
              onPick={pick}
            />
          </>
        ) : (
          <>
            {application.task && (
              <Button variant="contained" disabled>
                预审
              </Button>
            )}
            {application.task ? (
              <span className="refusal">{precheck?.reason}</span>
            ) : (
              <span className="to-do">{nextInWords(application)}</span>
            )}
            <span className="spacer" />
            <MoreMenu offers={more} onPick={pick} />
          </>
        )}
      </div>
      {form.value && (
        <ApplicationActionForm key={form.key} application={application} action={form.value} onClose={form.close} />
      )}
    </>
  );
}

/** What happens now, where nothing is asked of anybody here. */
function nextInWords({ status, itemsClosed, itemsTotal }: ApplicationView): string {
  if (status === 'IN_PROGRESS') return `各单位正在办理，已办结 ${itemsClosed} 项，共 ${itemsTotal} 项`;
  if (status === 'CORRECTION') return '等待申请人补正';
  if (status === 'SUBMITTED') return '已提交，系统正在登记';
  return APPLICATION_STATUSES[status];
}
