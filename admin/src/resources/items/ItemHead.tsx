import { ITEM_OUTCOMES, ITEM_STATUSES } from '../../../../server/api/application-states.js';
import type { ItemView } from '../../../../server/api/applications.js';
import { DeadlineClocks } from '../../ui/DeadlineClocks.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';

/** `张*一 · 失业登记`, its place in the bundle, and every clock. */
export function ItemHead({ item }: { item: ItemView }) {
  const title = `${item.application.applicantName} · ${item.serviceItemName}`;
  useDocumentTitle(title);
  const numbers = [...new Set([item.number, ...item.siblings.map((sibling) => sibling.number)])].sort();
  const place = numbers.indexOf(item.number) + 1;
  return (
    <div className="detail-head">
      <div className="line">
        <h1>{title}</h1>
        <span className={`tag ${item.status === 'CLOSED' ? 'tag-green' : 'tag-blue'}`}>
          {ITEM_STATUSES[item.status]}
          {item.outcome && ` · ${ITEM_OUTCOMES[item.outcome]}`}
        </span>
        {numbers.length > 1 && (
          <span className="tag tag-solid">
            第 {place} 项 / 共 {numbers.length} 项
          </span>
        )}
        {item.automatic && <span className="tag tag-solid">系统自动办理</span>}
        {item.application.greenChannel && <span className="tag tag-amber">绿色通道</span>}
      </div>
      <div className="line facts-line">
        <DeadlineClocks deadlines={item.deadlines} />
        <span className="code">{item.number}</span>
        <span>{[item.unitName, item.handlerName].filter(Boolean).join(' ') || '还没有承办单位'}</span>
      </div>
    </div>
  );
}
