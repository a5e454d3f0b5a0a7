import type { FeedbackView } from '../../../server/api/applications';
import { dateTime } from '../format';

/** 综合反馈: one answer that names every item's outcome; printable (R120). */
export function FeedbackSheet({ feedback }: { feedback: FeedbackView }) {
  return (
    <section className="panel sheet" aria-label="综合反馈">
      <h3>综合反馈</h3>
      <p>{feedback.summary}</p>
      <ul className="plain outcomes">
        {feedback.items.map((item) => (
          <li key={item.name}>
            <b>
              {item.name}：{item.outcomeText}
            </b>
            <span className="second">
              {[item.unitName, item.closedAt ? dateTime(item.closedAt) : null].filter(Boolean).join(' · ')}
            </span>
            {item.resultNote && <p>{item.resultNote}</p>}
            {item.reason && <p>原因：{item.reason}</p>}
            {item.remedy && <p>下一步：{item.remedy}</p>}
          </li>
        ))}
      </ul>
      <p className="second">
        {feedback.number} · {dateTime(feedback.composedAt)}
      </p>
      <button type="button" className="button no-print" onClick={() => window.print()}>
        打印
      </button>
    </section>
  );
}
