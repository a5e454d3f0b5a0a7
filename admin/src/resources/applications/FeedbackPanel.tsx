import type { ApplicationView } from '../../../../server/api/applications.js';
import { longDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

/** 综合反馈: one answer that names every item's outcome. */
export function FeedbackPanel({ application: { feedback } }: { application: ApplicationView }) {
  if (!feedback) return null;
  return (
    <Panel title="综合反馈" sub={longDay(feedback.composedAt)}>
      <p>{feedback.summary}</p>
      <table className="facts facts-stacked">
        <tbody>
          {feedback.items.map((item) => (
            <tr key={item.name}>
              <th scope="row">{item.name}</th>
              <td className="nowrap">
                <b>{item.outcomeText}</b>
              </td>
              <td>
                {[item.resultNote, item.reason && `理由：${item.reason}`, item.remedy && `怎么办：${item.remedy}`]
                  .filter(Boolean)
                  .join('；')}
              </td>
              <td className="muted nowrap">{item.unitName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
