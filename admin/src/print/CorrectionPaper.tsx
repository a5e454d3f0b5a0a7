import { useParams } from 'react-router-dom';
import type { ApplicationView, CorrectionView } from '../../../server/api/applications.js';
import { RecordPage } from '../ui/RecordPage.js';
import { longDay } from '../ui/format.js';
import { Note } from '../ui/Note.js';
import { Paper } from './Paper.js';
import { progressLink, useBureau } from './use-bureau.js';

/** 一次性告知书: everything missing at one time (R144). */
export function CorrectionPaper() {
  const { correctionId } = useParams();
  return (
    <RecordPage<ApplicationView> resource="applications" listPath="/applications">
      {(application) => {
        const correction = application.corrections.find((one) => one.id === correctionId);
        return correction ? (
          <Sheet application={application} correction={correction} />
        ) : (
          <Note>没有找到这次补正。</Note>
        );
      }}
    </RecordPage>
  );
}

function Sheet({ application, correction }: { application: ApplicationView; correction: CorrectionView }) {
  const bureau = useBureau();
  return (
    <Paper
      title="一次性告知书"
      foot={[`编号 ${application.number}`, bureau.name, ...(bureau.phone ? [`电话 ${bureau.phone}`] : [])]}
      link={progressLink()}
    >
      <p className="to">{application.applicantName}：</p>
      <p>
        您{application.submittedAt ? `于${longDay(application.submittedAt)}` : ''}申请的{application.oneThingName}（
        <span className="nobr">编号 {application.number}</span>），经审核，以下内容需要补正。除此以外不再要求其他材料。
      </p>
      <table className="grid">
        <thead>
          <tr>
            <th>序</th>
            <th>材料、内容</th>
            <th>缺什么，怎么补</th>
            <th>用于事项</th>
          </tr>
        </thead>
        <tbody>
          {correction.entries.map((entry, index) => (
            <tr key={entry.key}>
              <td>{index + 1}</td>
              <td>{entry.label}</td>
              <td>{entry.reason}</td>
              <td>{correction.itemName ?? '全部所选事项'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {correction.dueAt && (
        <p>
          请于<b>{longDay(correction.dueAt)}</b>前补正。补正期间，
          {correction.itemName ? `${correction.itemName}的办理时间暂停计算，其他事项照常办理。` : '办理时间暂停计算。'}
        </p>
      )}
      <p>补正方式：扫右下方二维码上传，或到综合窗口提交。到期未补正的，将按规定作出处理并书面告知您。</p>
      <div className="sign">
        {bureau.name}（印章）
        <br />
        {longDay(correction.requestedAt)}
      </div>
      <div className="receipt-line">
        <span>申请人签收：____________</span>
        <span>日期：______年____月____日</span>
      </div>
    </Paper>
  );
}
