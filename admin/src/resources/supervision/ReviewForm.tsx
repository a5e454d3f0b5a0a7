import { useState } from 'react';
import type { SupervisionView } from '../../../../server/api/supervision.js';
import { ActionForm } from '../../command/ActionForm.js';
import { supervisionCommands, type Limit, type ReviewOutcome } from '../../providers/loop-commands.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';
import { isLimit, LimitField } from '../../ui/LimitField.js';
import { REVIEW_OPTIONS } from './review-words.js';

interface Props {
  order: SupervisionView;
  verb: 'review' | 'follow-up';
  onClose: () => void;
}

/** 审核 a reply, or 回头看: solved, once more with a new limit, or looked at again on a day. */
export function ReviewForm({ order, verb, onClose }: Props) {
  const [review, setReview] = useState<ReviewOutcome | null>(null);
  const [note, setNote] = useState('');
  const [limit, setLimit] = useState<Limit | null>(null);
  const [followUpOn, setFollowUpOn] = useState('');
  const missing = !review
    ? '请选择结论'
    : !note.trim()
      ? '请写明意见'
      : review === 'NOT_RESOLVED' && !isLimit(limit)
        ? '请填新的回复时限'
        : review === 'FOLLOW_UP' && !followUpOn
          ? '请选回头看的日期'
          : null;
  return (
    <ActionForm
      title={verb === 'review' ? '审核回复' : '回头看'}
      sub={order.number}
      submitLabel={review === 'RESOLVED' ? `办结 ${order.number}` : '提交结论'}
      notReady={missing}
      onSubmit={() =>
        supervisionCommands.review(order.id, verb, {
          version: order.version,
          review: review!,
          note: note.trim(),
          ...(review === 'NOT_RESOLVED' && isLimit(limit) ? { limit } : {}),
          ...(review === 'FOLLOW_UP' ? { followUpOn } : {}),
        })
      }
      onClose={onClose}
    >
      <ChoiceField label="结论" value={review} onChange={setReview} options={REVIEW_OPTIONS} />
      <Field label="意见" rows={2} value={note} onChange={setNote} required />
      {review === 'NOT_RESOLVED' && <LimitField label="新的回复时限" value={limit} onChange={setLimit} />}
      {review === 'FOLLOW_UP' && (
        <Field label="回头看日期" type="date" value={followUpOn} onChange={setFollowUpOn} required />
      )}
    </ActionForm>
  );
}
