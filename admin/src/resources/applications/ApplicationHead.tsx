import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { APPLICATION_STATUSES, CHANNELS } from '../../../../server/api/application-states.js';
import type { ApplicationView } from '../../../../server/api/applications.js';
import { DeadlineClocks } from '../../ui/DeadlineClocks.js';
import { longDay } from '../../ui/format.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';

/** `张*一 · 失业“一件事”`, its state, its clock and its papers. */
export function ApplicationHead({ application }: { application: ApplicationView }) {
  const title = `${application.applicantName} · ${application.oneThingName}`;
  useDocumentTitle(title);
  return (
    <div className="detail-head">
      <div className="line">
        <h1>{title}</h1>
        <span className={`tag ${application.status === 'COMPLETED' ? 'tag-green' : 'tag-blue'}`}>
          {APPLICATION_STATUSES[application.status]}
        </span>
        {application.itemsTotal > 0 && (
          <span className="tag tag-solid">
            已办结 {application.itemsClosed} 项 / 共 {application.itemsTotal} 项
          </span>
        )}
        {application.greenChannel && <span className="tag tag-amber">绿色通道</span>}
        <span className="spacer" />
        <span className="inline no-print">
          {application.acceptedAt && (
            <Button
              size="small"
              startIcon={<PrintIcon />}
              component={Link}
              to={`/print/applications/${application.id}/receipt`}
            >
              受理回执
            </Button>
          )}
          {application.feedback && (
            <Button
              size="small"
              startIcon={<PrintIcon />}
              component={Link}
              to={`/print/applications/${application.id}/feedback`}
            >
              综合反馈单
            </Button>
          )}
        </span>
      </div>
      <div className="line facts-line">
        {application.deadline && <DeadlineClocks deadlines={[application.deadline]} />}
        {application.number && <span className="code">{application.number}</span>}
        <span>{CHANNELS[application.channel]}申请</span>
        {application.submittedAt && <span>{longDay(application.submittedAt)}提交</span>}
      </div>
    </div>
  );
}
