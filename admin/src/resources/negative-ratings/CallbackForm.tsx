import { useState } from 'react';
import type { Verdict } from '../../../../server/api/loop-states.js';
import type { NegativeRatingView } from '../../../../server/api/negative-ratings.js';
import { ActionForm } from '../../command/ActionForm.js';
import { negativeRatingCommands } from '../../providers/loop-commands.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';
import { VERDICT_OPTIONS } from './rating-words.js';

/** 记录回访: reached or not, what was said, one of the four verdicts (R73, R74). */
export function CallbackForm({ rating, onClose }: { rating: NegativeRatingView; onClose: () => void }) {
  const [reached, setReached] = useState<'yes' | 'no'>('yes');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [note, setNote] = useState('');
  const isFinal = verdict === 'MISTAKEN_OR_MALICIOUS';
  return (
    <ActionForm
      title="记录回访"
      sub={rating.contact ? `联系方式 ${rating.contact}` : '由被评单位以外的专人回访'}
      submitLabel={isFinal ? `不予采纳 ${rating.number}` : '提交核实结论'}
      danger={isFinal}
      notReady={!verdict ? '请选择核实结论' : note.trim() ? null : isFinal ? '请写明不予采纳的理由' : '请写明回访情况'}
      onSubmit={() =>
        negativeRatingCommands.callBack(rating.id, {
          version: rating.version,
          verdict: verdict!,
          note: note.trim(),
          reached: reached === 'yes',
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label="是否联系上"
        value={reached}
        onChange={setReached}
        options={[
          { value: 'yes', label: '已联系上' },
          { value: 'no', label: '未联系上' },
        ]}
      />
      <ChoiceField label="核实结论" value={verdict} onChange={setVerdict} options={VERDICT_OPTIONS} />
      <Field
        label={isFinal ? '理由' : '回访情况'}
        rows={3}
        value={note}
        onChange={setNote}
        required
        placeholder={isFinal ? '凭什么认定是误评或恶意评价' : '核实到什么，哪里要改'}
        hint="被评单位看得到这一栏：不写服务对象的姓名、电话和原话"
      />
    </ActionForm>
  );
}
