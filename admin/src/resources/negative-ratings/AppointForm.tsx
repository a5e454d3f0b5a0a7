import { useState } from 'react';
import type { NegativeRatingView } from '../../../../server/api/negative-ratings.js';
import { ActionForm } from '../../command/ActionForm.js';
import { negativeRatingCommands } from '../../providers/loop-commands.js';
import { SelectField } from '../../ui/SelectField.js';
import { useUserOptions } from '../users/use-user-options.js';

/** 指定回访专人: somebody outside the rated unit (R73). */
export function AppointForm({ rating, onClose }: { rating: NegativeRatingView; onClose: () => void }) {
  const [userId, setUserId] = useState('');
  const people = useUserOptions().filter((user) => user.unitName !== rating.unitName);
  return (
    <ActionForm
      title="指定回访专人"
      sub={`不能是${rating.unitName ?? '被评单位'}的人，也不能是办理过该件的人`}
      submitLabel="指定"
      notReady={userId ? null : '请选择回访专人'}
      onSubmit={() => negativeRatingCommands.appoint(rating.id, { version: rating.version, userId })}
      onClose={onClose}
    >
      <SelectField
        label="回访专人"
        value={userId}
        onChange={setUserId}
        options={people.map((user) => ({ value: user.id, label: `${user.displayName}（${user.unitName}）` }))}
      />
    </ActionForm>
  );
}
