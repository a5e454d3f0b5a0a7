import type { ApplicationView } from '../../../server/api/applications.js';
import { RecordPage } from '../ui/RecordPage.js';
import { longDay } from '../ui/format.js';
import { Note } from '../ui/Note.js';
import { Paper } from './Paper.js';
import { progressLink, useBureau } from './use-bureau.js';

/** 综合反馈单: one answer that names every item's outcome. */
export function FeedbackPaper() {
  return (
    <RecordPage<ApplicationView> resource="applications" listPath="/applications">
      {(application) =>
        application.feedback ? <Sheet application={application} /> : <Note>还没有综合反馈：全部事项办结后才有。</Note>
      }
    </RecordPage>
  );
}

function Sheet({ application }: { application: ApplicationView }) {
  const bureau = useBureau();
  const feedback = application.feedback!;
  return (
    <Paper
      title="综合反馈单"
      foot={[`编号 ${feedback.number}`, bureau.name, ...(bureau.phone ? [`电话 ${bureau.phone}`] : [])]}
      link={progressLink()}
    >
      <p className="to">{feedback.applicantName}：</p>
      <p>
        您申请的{feedback.oneThingName}（<span className="nobr">编号 {feedback.number}</span>）已全部办结，结果如下。
      </p>
      <table className="grid">
        <thead>
          <tr>
            <th>序</th>
            <th>事项</th>
            <th>结果</th>
            <th>说明</th>
            <th>承办单位</th>
          </tr>
        </thead>
        <tbody>
          {feedback.items.map((item, index) => (
            <tr key={item.name}>
              <td>{index + 1}</td>
              <td>{item.name}</td>
              <td>
                <b>{item.outcomeText}</b>
              </td>
              <td>
                {item.resultNote}
                {item.reason && <div>理由：{item.reason}</div>}
                {item.remedy && <div>怎么办：{item.remedy}</div>}
                {item.closedAt && (
                  <div>
                    {longDay(item.closedAt)}
                    {item.inTime !== null && (item.inTime ? '，✓ 按期办结' : '，✓ 超期办结')}
                  </div>
                )}
              </td>
              <td>{item.unitName}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{feedback.summary}</p>
      <p>请对本次办事作出评价（一次办件评价一次）：非常满意　满意　基本满意　不满意　非常不满意。</p>
      <div className="sign">
        {bureau.name}（印章）
        <br />
        {longDay(feedback.composedAt)}
      </div>
    </Paper>
  );
}
