import { useState } from 'react';
import type { NegativeRatingView } from '../../../../server/api/negative-ratings.js';
import { ActionForm } from '../../command/ActionForm.js';
import { negativeRatingCommands, type Limit } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';
import { isLimit, LimitField } from '../../ui/LimitField.js';

/** 说明理由并列入台账: why it cannot be solved now, and until when it will be (R76). */
export function StateReasonForm({ rating, onClose }: { rating: NegativeRatingView; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [limit, setLimit] = useState<Limit | null>(null);
  return (
    <ActionForm
      title="说明理由，列入台账"
      sub="列入台账后限期整改"
      submitLabel="列入台账"
      notReady={!reason.trim() ? '请写明一时难以解决的理由' : isLimit(limit) ? null : '请填整改期限'}
      onSubmit={() =>
        negativeRatingCommands.stateReason(rating.id, {
          version: rating.version,
          reason: reason.trim(),
          limit: limit!,
        })
      }
      onClose={onClose}
    >
      <Field label="理由" rows={3} value={reason} onChange={setReason} required />
      <LimitField label="整改期限" value={limit} onChange={setLimit} />
    </ActionForm>
  );
}
