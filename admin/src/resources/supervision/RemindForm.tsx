import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReminderRow } from '../../../../server/api/supervision.js';
import { ActionForm } from '../../command/ActionForm.js';
import { http, queryString } from '../../providers/http.js';
import { supervisionCommands, type Subject } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';
import { dayTime } from '../../ui/format.js';
import { reminderWords } from './reminder-words.js';

/** 催办 of one case: says who was reminded before, and when. */
export function RemindForm({ subject, to, onClose }: { subject: Subject; to: string; onClose: () => void }) {
  const [note, setNote] = useState('');
  const { data = [] } = useQuery({
    queryKey: ['reminders', subject.subjectType, subject.subjectId],
    queryFn: ({ signal }) => http<ReminderRow[]>(`/api/reminders${queryString({ ...subject })}`, { signal }),
    retry: false,
  });
  return (
    <ActionForm
      title="催办"
      sub={`提醒${to}尽快办理`}
      submitLabel="催办"
      onSubmit={async () => ({ message: reminderWords(await supervisionCommands.remind([subject], note.trim())) })}
      onClose={onClose}
    >
      {data.length > 0 && (
        <ul className="small muted">
          {data.map((one) => (
            <li key={one.at}>
              {dayTime(one.at)} {one.kind === 'LADDER' ? '到期自动催办' : `${one.by} 催办`}
              {one.note && `：${one.note}`}
            </li>
          ))}
        </ul>
      )}
      <Field label="催办说明" rows={2} value={note} onChange={setNote} />
    </ActionForm>
  );
}
