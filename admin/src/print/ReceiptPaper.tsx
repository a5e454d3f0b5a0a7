import type { ApplicationView } from '../../../server/api/applications.js';
import { RecordPage } from '../ui/RecordPage.js';
import { longDay } from '../ui/format.js';
import { Note } from '../ui/Note.js';
import { Paper } from './Paper.js';
import { progressLink, useBureau } from './use-bureau.js';

/** 受理回执: what was accepted, by whom each part is done, and the promise. */
export function ReceiptPaper() {
  return (
    <RecordPage<ApplicationView> resource="applications" listPath="/applications">
      {(application) =>
        application.acceptedAt ? (
          <Sheet application={application} acceptedAt={application.acceptedAt} />
        ) : (
          <Note>还没有受理，没有回执。</Note>
        )
      }
    </RecordPage>
  );
}

function Sheet({ application, acceptedAt }: { application: ApplicationView; acceptedAt: string }) {
  const bureau = useBureau();
  const due = application.deadline?.dueAt;
  return (
    <Paper
      title="受理回执"
      foot={[`编号 ${application.number}`, bureau.name, ...(bureau.phone ? [`电话 ${bureau.phone}`] : [])]}
      link={progressLink()}
    >
      <p className="to">{application.applicantName}：</p>
      <p>
        您申请的{application.oneThingName}（<span className="nobr">编号 {application.number}</span>
        ），材料符合要求，已于{longDay(acceptedAt)}打包受理，下列事项同时办理。
      </p>
      <table className="grid">
        <thead>
          <tr>
            <th>序</th>
            <th>事项</th>
            <th>承办单位</th>
            <th>承诺办结</th>
          </tr>
        </thead>
        <tbody>
          {application.items.map((item, index) => (
            <tr key={item.id}>
              <td>{index + 1}</td>
              <td>{item.serviceItemName}</td>
              <td>{item.automatic ? '系统自动办理，无需申请' : item.unitName}</td>
              <td>{item.deadline?.dueAt ? longDay(item.deadline.dueAt) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {due && (
        <p>
          整件承诺<b>{longDay(due)}</b>前办结，以时限最长的事项为准。需要您补正时，相应事项暂停计时。
        </p>
      )}
      <p>
        材料共 {application.materials.length} 份：{application.materials.map((material) => material.label).join('、')}。
      </p>
      <div className="sign">
        {bureau.name}（印章）
        <br />
        {longDay(acceptedAt)}
      </div>
      <div className="receipt-line">
        <span>申请人签收：____________</span>
        <span>日期：______年____月____日</span>
      </div>
    </Paper>
  );
}
